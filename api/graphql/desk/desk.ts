import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { cards, desk } from '../../domain/threads/cards.ts';
import type * as view from '../../domain/threads/views.ts';
import { ContactHours, Party, TeamCodeAsked } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { named } from '../named.ts';
import { DateTime } from '../scalars.ts';
import { CardPage } from './card.ts';

type QueueCountView = view.DeskCountsView['queues'][number];

@ObjectType()
export class QueueCount implements QueueCountView {
  @Field(() => ID) teamId!: string;
  @Field(() => Int) waiting!: number;
  @Field(() => Int) held!: number;
}

@ObjectType()
export class DeskCounts implements view.DeskCountsView {
  @Field(() => [QueueCount]) queues!: QueueCountView[];
  @Field(() => Int) inbox!: number;
  @Field(() => Int) inboxUnread!: number;
}

@ObjectType()
export class DeskQueue implements Omit<view.DeskQueueView, 'teamId'> {
  @Field(() => Boolean) locked!: boolean;
  @Field(() => String, maybe) phoneEnding!: string | null;
  @Field(() => TeamCodeAsked) codeAsked!: view.DeskQueueView['codeAsked'];
  @Field(() => CardPage) page!: view.CardPageView;
}

@ObjectType()
export class DeskSnapshot implements Omit<view.DeskSnapshotView, 'is'> {
  @Field(() => [DeskQueue]) queues!: view.DeskQueueView[];
  @Field(() => CardPage) inbox!: view.CardPageView;
  @Field(() => DeskCounts) counts!: view.DeskCountsView;
  @Field(() => DateTime) at!: Date;
}

@Resolver()
export class Desk {
  @Query(() => DeskSnapshot)
  desk(@Ctx() { look }: Context) {
    return look(desk);
  }

  @Query(() => CardPage)
  cards(
    @Arg('teamId', () => ID, maybe) teamId: string | null,
    @Arg('after', () => String) after: string,
    @Arg('first', () => Int, { ...maybe, defaultValue: 50 }) first: number | null,
    @Ctx() { look }: Context,
  ) {
    return look((call) => cards(call, { teamId, after, first }));
  }
}

@Resolver(() => DeskQueue)
export class DeskQueueParts {
  @FieldResolver(() => Party)
  team(@Root() queue: view.DeskQueueView, @Ctx() context: Context) {
    return named(context, queue.teamId);
  }

  @FieldResolver(() => ContactHours, maybe)
  async hours(@Root() queue: view.DeskQueueView, @Ctx() { loaders }: Context) {
    return (await loaders.card.load(queue.teamId)).hours;
  }
}
