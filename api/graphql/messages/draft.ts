import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type DraftKind as Kind, type DraftView, type SaveDraft, saveDraft } from '../../domain/messages/draft.ts';
import type { Context } from '../context.ts';
import { enumOf, unionOf } from '../declare.ts';
import { DateTime } from '../scalars.ts';

export const DraftKind = enumOf<Kind>('DraftKind', ['MESSAGE', 'NOTE']);

@ObjectType()
export class Draft implements DraftView {
  @Field(() => DraftKind) kind!: Kind;
  @Field(() => String) text!: string;
  @Field(() => Int) edit!: number;
  @Field(() => DateTime) at!: Date;
}

@InputType()
export class SaveDraftInput implements SaveDraft {
  @Field(() => ID) threadId!: string;
  @Field(() => DraftKind) kind!: Kind;
  @Field(() => String) text!: string;
  @Field(() => Int) after!: number;
}

@ObjectType()
export class DraftSaved {
  @Field(() => Draft) draft!: DraftView;
}

@ObjectType()
export class DraftOvertaken {
  @Field(() => Draft) draft!: DraftView;
}

export const SaveDraftResult = unionOf('SaveDraftResult', () => [DraftSaved, DraftOvertaken] as const);

@Resolver()
export class Drafts {
  @Mutation(() => SaveDraftResult)
  saveDraft(@Arg('input', () => SaveDraftInput) input: SaveDraftInput, @Ctx() { act }: Context) {
    return act((call) => saveDraft(call, input));
  }
}
