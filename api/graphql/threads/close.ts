import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import {
  type LeaveAndRemoveAll,
  leaveAndRemoveAll,
  type UndoLeaveAndRemoveAll,
  undoLeaveAndRemoveAll,
} from '../../domain/threads/close.ts';
import type { MessageView } from '../../domain/threads/entry-views.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe, unionOf } from '../declare.ts';
import { Message } from '../messages/entry.ts';
import { allNamed } from '../named.ts';
import { DateTime, UUID } from '../scalars.ts';
import { ShowsThread } from './shown.ts';
import { Thread } from './thread.ts';

@InputType()
export class LeaveAndRemoveAllInput implements LeaveAndRemoveAll {
  @Field(() => ID) threadId!: string;
  @Field(() => UUID) requestId!: string;
  @Field(() => Int) lastSeenSeq!: number;
  @Field(() => Boolean, { ...maybe, defaultValue: false }) confirmUnread?: boolean | null;
  @Field(() => String, maybe) reason?: string | null;
  @Field(() => ID, maybe) outcomeId?: string | null;
}

@InputType()
export class UndoLeaveAndRemoveAllInput implements UndoLeaveAndRemoveAll {
  @Field(() => ID) threadId!: string;
  @Field(() => UUID) requestId!: string;
}

@ObjectType()
export class EverybodyLeft {
  @Field(() => DateTime, maybe) undoUntil!: string | null;
}

@ObjectType()
export class UnreadClientMessages {
  @Field(() => Int) count!: number;
  @Field(() => [Message]) messages!: MessageView[];
  @Field(() => Int) lastSeq!: number;
}

@ObjectType()
export class OutcomeRequired extends ShowsThread {}

@ObjectType()
export class ThreadReopened extends ShowsThread {}

export const UndoExpiredReason = enumOf('UndoExpiredReason', ['TIME_PASSED', 'CONTINUED', 'NOT_YOURS', 'NO_UNDO']);

@ObjectType()
export class UndoExpired extends ShowsThread {
  @Field(() => UndoExpiredReason) reason!: string;
}

export const LeaveAndRemoveAllResult = unionOf('LeaveAndRemoveAllResult', () => [EverybodyLeft, UnreadClientMessages, OutcomeRequired] as const);
export const UndoLeaveAndRemoveAllResult = unionOf('UndoLeaveAndRemoveAllResult', () => [ThreadReopened, UndoExpired] as const);

@Resolver()
export class Close {
  @Mutation(() => LeaveAndRemoveAllResult)
  leaveAndRemoveAll(@Arg('input', () => LeaveAndRemoveAllInput) input: LeaveAndRemoveAllInput, @Ctx() { act }: Context) {
    return act((call) => leaveAndRemoveAll(call, input));
  }

  @Mutation(() => UndoLeaveAndRemoveAllResult)
  undoLeaveAndRemoveAll(@Arg('input', () => UndoLeaveAndRemoveAllInput) input: UndoLeaveAndRemoveAllInput, @Ctx() { act }: Context) {
    return act((call) => undoLeaveAndRemoveAll(call, input));
  }
}

@Resolver(() => EverybodyLeft)
export class EverybodyLeftParts {
  /** Whoever ended it by rank could not read it and cannot now. */
  @FieldResolver(() => Thread, maybe)
  thread(@Root() { threadId, seen }: { threadId: string; seen: boolean }, @Ctx() { loaders }: Context) {
    return seen ? loaders.thread.load(threadId) : null;
  }

  @FieldResolver(() => [Party])
  left(@Root() { leftIds }: { leftIds: string[] }, @Ctx() context: Context) {
    return allNamed(context, leftIds);
  }
}
