import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type StartThread, startThread } from '../../domain/threads/start.ts';
import type { Context } from '../context.ts';
import { maybe, unionOf } from '../declare.ts';
import { UUID } from '../scalars.ts';
import { ShowsThread } from './shown.ts';

@InputType()
export class StartThreadInput implements StartThread {
  @Field(() => UUID) clientThreadId!: string;
  @Field(() => [ID]) to!: string[];
  @Field(() => ID, maybe) asTeam?: string | null;
  @Field(() => String, maybe) title?: string | null;
  @Field(() => String) text!: string;
  @Field(() => ID, maybe) continues?: string | null;
}

@ObjectType()
export class ThreadStarted extends ShowsThread {}

@ObjectType()
export class ThreadAlreadyOpen extends ShowsThread {}

export const StartThreadResult = unionOf('StartThreadResult', () => [ThreadStarted, ThreadAlreadyOpen] as const);

@Resolver()
export class Start {
  @Mutation(() => StartThreadResult)
  startThread(@Arg('input', () => StartThreadInput) input: StartThreadInput, @Ctx() { act }: Context) {
    return act((call) => startThread(call, input));
  }
}
