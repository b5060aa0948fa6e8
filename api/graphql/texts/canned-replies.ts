import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { CannedReplyView } from '../../domain/texts/canned-reply.ts';
import { cannedReplies, createCannedReply, deleteCannedReply, updateCannedReply } from '../../domain/texts/canned-replies.ts';
import type { GivenOwner, OwnedBy } from '../../domain/texts/ownership.ts';
import { type ReadyReplyView, readyReplies } from '../../domain/texts/ready-replies.ts';
import type { ThreadView } from '../../domain/threads/views.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe } from '../declare.ts';
import { named } from '../named.ts';
import { Thread } from '../threads/thread.ts';

export const TextOwner = enumOf<OwnedBy>('TextOwner', ['ME', 'TEAM', 'FIRM']);

/** Exactly one of these. */
@InputType()
export class TextOwnerInput implements GivenOwner {
  @Field(() => Boolean, maybe) me?: boolean | null;
  @Field(() => ID, maybe) team?: string | null;
  @Field(() => Boolean, maybe) firm?: boolean | null;
}

@ObjectType()
export class CannedReply implements Omit<CannedReplyView, 'teamId'> {
  @Field(() => ID) id!: string;
  @Field(() => TextOwner) ownedBy!: OwnedBy;
  @Field(() => String) shortcut!: string;
  @Field(() => String) title!: string;
  @Field(() => String) text!: string;
  @Field(() => Boolean) mayChange!: boolean;
}

@ObjectType()
export class ReadyReply implements ReadyReplyView {
  @Field(() => CannedReply) reply!: CannedReplyView;
  @Field(() => String) text!: string;
  @Field(() => [String]) open!: string[];
}

@InputType()
export class CreateCannedReplyInput {
  @Field(() => TextOwnerInput) for!: TextOwnerInput;
  @Field(() => String) shortcut!: string;
  @Field(() => String) title!: string;
  @Field(() => String) text!: string;
}

@InputType()
export class UpdateCannedReplyInput {
  @Field(() => ID) cannedReplyId!: string;
  @Field(() => String) shortcut!: string;
  @Field(() => String) title!: string;
  @Field(() => String) text!: string;
}

@InputType()
export class DeleteCannedReplyInput {
  @Field(() => ID) cannedReplyId!: string;
}

@Resolver(() => CannedReply)
export class CannedReplies {
  @Query(() => [CannedReply])
  cannedReplies(@Arg('teamId', () => ID, maybe) teamId: string | null, @Ctx() { look }: Context) {
    return look((call) => cannedReplies(call, teamId));
  }

  @Mutation(() => CannedReply)
  createCannedReply(@Arg('input', () => CreateCannedReplyInput) input: CreateCannedReplyInput, @Ctx() { act }: Context) {
    return act((call) => createCannedReply(call, input));
  }

  @Mutation(() => CannedReply)
  updateCannedReply(@Arg('input', () => UpdateCannedReplyInput) input: UpdateCannedReplyInput, @Ctx() { act }: Context) {
    return act((call) => updateCannedReply(call, input));
  }

  @Mutation(() => Boolean)
  deleteCannedReply(@Arg('input', () => DeleteCannedReplyInput) input: DeleteCannedReplyInput, @Ctx() { act }: Context) {
    return act((call) => deleteCannedReply(call, input));
  }

  @FieldResolver(() => Party, maybe)
  team(@Root() reply: CannedReplyView, @Ctx() context: Context) {
    return named(context, reply.teamId);
  }
}

@Resolver(() => Thread)
export class ThreadTexts {
  @FieldResolver(() => [ReadyReply], maybe)
  readyReplies(@Root() { id }: ThreadView, @Ctx() { look }: Context) {
    return look((call) => readyReplies(call, id));
  }
}
