import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { Account } from '../../domain/accounts/account.ts';
import { clientTeamNames } from '../../domain/accounts/contacts.ts';
import { existingId } from '../../domain/input.ts';
import { draftsOf } from '../../domain/messages/draft.ts';
import { versionsOf } from '../../domain/messages/versions.ts';
import { entryIn, entryPage } from '../../domain/threads/entries.ts';
import { earlierThreads, engagementsOf, linkedThread, participantsOf } from '../../domain/threads/people.ts';
import { transferTargets } from '../../domain/threads/targets.ts';
import type * as view from '../../domain/threads/views.ts';
import { Attribution, ContactCard, Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { asksOnlyFor } from './asks-only-for.ts';
import { Draft } from '../messages/draft.ts';
import { Entry, EntryPage, EntryVersion } from '../messages/entry.ts';
import { know, named } from '../named.ts';
import { TransferTargets } from './targets.ts';
import { EarlierThreads, Engagement, LinkedThread, Participant, Thread } from './thread.ts';

/** What is in a thread and who, read only when it is asked for. */
@Resolver(() => Thread)
export class ThreadParts {
  @Query(() => Thread)
  thread(@Arg('id', () => ID) id: string, @Ctx() { loaders }: Context, @Info() info: GraphQLResolveInfo) {
    return asksOnlyFor(info, ['entries']) ? { id: existingId(id) } : loaders.thread.load(id);
  }

  @FieldResolver(() => Party, maybe)
  team(@Root() thread: view.ThreadView, @Ctx() context: Context) {
    return named(context, thread.teamId);
  }

  @FieldResolver(() => Party, maybe)
  client(@Root() thread: view.ThreadView, @Ctx() context: Context) {
    return named(context, thread.clientId);
  }

  @FieldResolver(() => Party, maybe)
  holder(@Root() thread: view.ThreadView, @Ctx() context: Context) {
    return named(context, thread.holderId);
  }

  @FieldResolver(() => Party, maybe)
  closedBy(@Root() thread: view.ThreadView, @Ctx() context: Context) {
    return named(context, thread.closedById);
  }

  /** The team's setting, as it stands now. */
  @FieldResolver(() => Attribution, maybe)
  async attribution(@Root() { teamId, version }: view.ThreadView, @Ctx() { look }: Context) {
    if (!isForStaff({ version }) || teamId === null) return null;
    const team = await look((call) => call.em.findOne(Account, { id: teamId }));
    return team?.attribution ?? null;
  }

  @FieldResolver(() => [Participant])
  participants(@Root() thread: view.ThreadView, @Ctx() { view }: Context) {
    return view((call) => participantsOf(call, thread.id));
  }

  @FieldResolver(() => EntryPage)
  async entries(
    @Root() thread: view.ThreadView,
    @Arg('last', () => Int, { ...maybe, defaultValue: 50 }) last: number | null,
    @Arg('before', () => String, maybe) before: string | null,
    @Ctx() context: Context,
  ) {
    const page = await context.view((call) => entryPage(call, thread.id, { last, before }));
    know(context, page.named);
    return page;
  }

  @FieldResolver(() => Entry, maybe)
  entry(@Root() thread: view.ThreadView, @Arg('id', () => ID) id: string, @Ctx() { view }: Context) {
    return view((call) => entryIn(call, thread.id, id));
  }

  @FieldResolver(() => [EntryVersion], maybe)
  versions(@Root() thread: view.ThreadView, @Arg('entryId', () => ID) entryId: string, @Ctx() { look }: Context) {
    return look((call) => versionsOf(call, thread.id, entryId));
  }

  @FieldResolver(() => EarlierThreads)
  earlierThreads(@Root() thread: view.ThreadView, @Arg('before', () => ID, maybe) before: string | null, @Ctx() { view }: Context) {
    return view((call) => earlierThreads(call, thread.id, before));
  }

  @FieldResolver(() => [Draft])
  drafts(@Root() thread: view.ThreadView, @Ctx() { look }: Context) {
    return look((call) => draftsOf(call, thread.id));
  }

  @FieldResolver(() => LinkedThread, maybe)
  earlier(@Root() { earlierId }: view.ThreadView, @Ctx() { view }: Context) {
    return earlierId === null ? null : view((call) => linkedThread(call, earlierId));
  }

  @FieldResolver(() => LinkedThread, maybe)
  later(@Root() { laterId }: view.ThreadView, @Ctx() { view }: Context) {
    return laterId === null ? null : view((call) => linkedThread(call, laterId));
  }

  @FieldResolver(() => [Engagement], maybe)
  engagements(@Root() thread: view.ThreadView, @Ctx() { look }: Context) {
    return look((call) => engagementsOf(call, thread.id));
  }

  @FieldResolver(() => TransferTargets, maybe)
  transferTargets(@Root() thread: view.ThreadView, @Ctx() { look }: Context) {
    return look((call) => transferTargets(call, thread.id));
  }

  @FieldResolver(() => ContactCard, maybe)
  clientCard(@Root() thread: view.ThreadView, @Ctx() { loaders }: Context) {
    return isForStaff(thread) && thread.clientId !== null ? loaders.card.load(thread.clientId) : null;
  }

  @FieldResolver(() => [String], maybe)
  clientTeams(@Root() { clientId, version }: view.ThreadView, @Ctx() { look }: Context) {
    return isForStaff({ version }) && clientId !== null ? look((call) => clientTeamNames(call, clientId)) : null;
  }
}

/** A view made for a client has no version; those made for staff always do. */
function isForStaff({ version }: Pick<view.ThreadView, 'version'>): boolean {
  return version !== null;
}
