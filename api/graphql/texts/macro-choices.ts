import { Arg, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { CannedReplyView } from '../../domain/texts/canned-reply.ts';
import { macroChoices, type MacroChoicesView } from '../../domain/texts/macro-choices.ts';
import type { OutcomeView } from '../../domain/threads/outcomes.ts';
import type { TagView } from '../../domain/threads/tags.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { allNamed, named } from '../named.ts';
import { CannedReply, TextOwnerInput } from './canned-replies.ts';
import { Outcome, Tag } from './tags-and-outcomes.ts';

type TeamOutcomesView = MacroChoicesView['outcomes'][number];

@ObjectType()
export class TeamOutcomes implements Omit<TeamOutcomesView, 'teamId'> {
  @Field(() => [Outcome]) outcomes!: OutcomeView[];
}

@ObjectType()
export class MacroChoices implements Omit<MacroChoicesView, 'memberIds' | 'teamIds'> {
  @Field(() => [CannedReply]) replies!: CannedReplyView[];
  @Field(() => [Tag]) tags!: TagView[];
  @Field(() => [TeamOutcomes]) outcomes!: TeamOutcomesView[];
}

@Resolver(() => MacroChoices)
export class MacroChoicesOf {
  @Query(() => MacroChoices)
  macroChoices(@Arg('for', () => TextOwnerInput) owner: TextOwnerInput, @Ctx() { look }: Context) {
    return look((call) => macroChoices(call, owner));
  }

  @FieldResolver(() => [Party])
  members(@Root() { memberIds }: MacroChoicesView, @Ctx() context: Context) {
    return allNamed(context, memberIds);
  }

  @FieldResolver(() => [Party])
  teams(@Root() { teamIds }: MacroChoicesView, @Ctx() context: Context) {
    return allNamed(context, teamIds);
  }
}

@Resolver(() => TeamOutcomes)
export class TeamOutcomeParts {
  @FieldResolver(() => Party)
  team(@Root() { teamId }: TeamOutcomesView, @Ctx() context: Context) {
    return named(context, teamId);
  }
}
