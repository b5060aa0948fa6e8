import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { leaveThread } from '../../domain/threads/leave.ts';
import type { Context } from '../context.ts';
import { enumOf, unionOf } from '../declare.ts';
import { UUID } from '../scalars.ts';

@InputType()
export class LeaveThreadInput {
  @Field(() => ID) threadId!: string;
  @Field(() => UUID) requestId!: string;
}

@ObjectType()
export class ThreadLeft {
  @Field(() => ID) threadId!: string;
  @Field(() => Boolean) closed!: boolean;
}

export const LeaveRefusedReason = enumOf('LeaveRefusedReason', ['HOLDER', 'LAST_STAFF']);

@ObjectType()
export class LeaveRefused {
  @Field(() => LeaveRefusedReason) reason!: string;
  @Field(() => [String]) useInstead!: string[];
}

export const LeaveThreadResult = unionOf('LeaveThreadResult', () => [ThreadLeft, LeaveRefused] as const);

@Resolver()
export class Leave {
  @Mutation(() => LeaveThreadResult)
  leaveThread(@Arg('input', () => LeaveThreadInput) input: LeaveThreadInput, @Ctx() { act }: Context) {
    return act((call) => leaveThread(call, input));
  }
}
