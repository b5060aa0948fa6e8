import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { outcomes, type SetOutcomes, setOutcomes, type SetTags, setTags, tags } from '../../domain/texts/tags-and-outcomes.ts';
import { type OutcomeChoicesView, outcomeChoices, type OutcomeView } from '../../domain/threads/outcomes.ts';
import { type SetThreadTags, setThreadTags, tagChoices, type TagView } from '../../domain/threads/tags.ts';
import type { CardView } from '../../domain/threads/desk-views.ts';
import type { ThreadView } from '../../domain/threads/views.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe, unionOf } from '../declare.ts';
import { Card } from '../desk/card.ts';
import { named } from '../named.ts';
import { UUID } from '../scalars.ts';
import { ShowsThread, ThreadEnded } from '../threads/shown.ts';
import { Thread } from '../threads/thread.ts';

@ObjectType()
export class Tag implements Omit<TagView, 'teamId'> {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Int) tint!: number;
  @Field(() => Boolean) retired!: boolean;
}

@ObjectType()
export class Outcome implements OutcomeView {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

export const OutcomeAsked = enumOf<OutcomeChoicesView['asked']>('OutcomeAsked', ['NEVER', 'OPTIONAL', 'REQUIRED']);

@ObjectType()
export class OutcomeChoices implements OutcomeChoicesView {
  @Field(() => OutcomeAsked) asked!: OutcomeChoicesView['asked'];
  @Field(() => [Outcome]) outcomes!: OutcomeView[];
}

@InputType()
export class TagInput {
  @Field(() => ID, maybe) id?: string | null;
  @Field(() => String) name!: string;
  @Field(() => Int) tint!: number;
}

@InputType()
export class SetTagsInput implements SetTags {
  @Field(() => ID, maybe) teamId?: string | null;
  @Field(() => [TagInput]) tags!: TagInput[];
}

@InputType()
export class OutcomeInput {
  @Field(() => ID, maybe) id?: string | null;
  @Field(() => String) name!: string;
}

@InputType()
export class SetOutcomesInput implements SetOutcomes {
  @Field(() => ID) teamId!: string;
  @Field(() => OutcomeAsked) asked!: OutcomeChoicesView['asked'];
  @Field(() => [OutcomeInput]) outcomes!: OutcomeInput[];
}

@InputType()
export class SetThreadTagsInput implements SetThreadTags {
  @Field(() => ID) threadId!: string;
  @Field(() => UUID) requestId!: string;
  @Field(() => [ID]) tagIds!: string[];
}

@ObjectType()
export class ThreadTagged extends ShowsThread {}

export const SetThreadTagsResult = unionOf('SetThreadTagsResult', () => [ThreadTagged, ThreadEnded] as const);

@Resolver()
export class TagsAndOutcomes {
  @Query(() => [Tag])
  tags(@Arg('teamId', () => ID, maybe) teamId: string | null, @Ctx() { look }: Context) {
    return look((call) => tags(call, teamId));
  }

  @Query(() => OutcomeChoices)
  outcomes(@Arg('teamId', () => ID) teamId: string, @Ctx() { look }: Context) {
    return look((call) => outcomes(call, teamId));
  }

  @Mutation(() => [Tag])
  setTags(@Arg('input', () => SetTagsInput) input: SetTagsInput, @Ctx() { act }: Context) {
    return act((call) => setTags(call, input));
  }

  @Mutation(() => OutcomeChoices)
  setOutcomes(@Arg('input', () => SetOutcomesInput) input: SetOutcomesInput, @Ctx() { act }: Context) {
    return act((call) => setOutcomes(call, input));
  }

  @Mutation(() => SetThreadTagsResult)
  setThreadTags(@Arg('input', () => SetThreadTagsInput) input: SetThreadTagsInput, @Ctx() { act }: Context) {
    return act((call) => setThreadTags(call, input));
  }
}

@Resolver(() => Tag)
export class TagParts {
  @FieldResolver(() => Party, maybe)
  team(@Root() tag: TagView, @Ctx() context: Context) {
    return named(context, tag.teamId);
  }
}

@Resolver(() => Card)
export class CardTags {
  @FieldResolver(() => [Tag], maybe)
  tags(@Root() { tags }: CardView) {
    return tags;
  }
}

@Resolver(() => Thread)
export class ThreadTags {
  @FieldResolver(() => [Tag], maybe)
  tags(@Root() { tagIds }: ThreadView, @Ctx() { loaders }: Context) {
    return tagIds === null ? null : loaders.tag.loadMany(tagIds);
  }

  @FieldResolver(() => [Tag], maybe)
  tagChoices(@Root() { id }: ThreadView, @Ctx() { look }: Context) {
    return look((call) => tagChoices(call, id));
  }

  @FieldResolver(() => Outcome, maybe)
  outcome(@Root() { outcomeId }: ThreadView, @Ctx() { loaders }: Context) {
    return outcomeId === null ? null : loaders.outcome.load(outcomeId);
  }

  @FieldResolver(() => OutcomeChoices, maybe)
  outcomeChoices(@Root() { id }: ThreadView, @Ctx() { look }: Context) {
    return look((call) => outcomeChoices(call, id));
  }
}
