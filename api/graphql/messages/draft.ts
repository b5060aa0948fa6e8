import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { type DraftKind as Kind, type DraftView, type SaveDraft, saveDraft } from '../../domain/messages/draft.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe, unionOf } from '../declare.ts';
import { allNamed } from '../named.ts';
import { DateTime } from '../scalars.ts';

export const DraftKind = enumOf<Kind>('DraftKind', ['MESSAGE', 'NOTE']);

@ObjectType()
export class Draft implements Omit<DraftView, 'mentionIds'> {
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
  @Field(() => [ID], maybe) mentions?: string[] | null;
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

@Resolver(() => Draft)
export class DraftParts {
  @FieldResolver(() => [Party])
  mentions(@Root() draft: DraftView, @Ctx() context: Context) {
    return allNamed(context, draft.mentionIds);
  }
}

@Resolver()
export class Drafts {
  @Mutation(() => SaveDraftResult)
  saveDraft(@Arg('input', () => SaveDraftInput) input: SaveDraftInput, @Ctx() { act }: Context) {
    return act((call) => saveDraft(call, input));
  }
}
