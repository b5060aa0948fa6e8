import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { putOnHold, takeOffHold } from '../../domain/threads/on-hold.ts';
import { snoozeThread, wakeThread } from '../../domain/threads/snooze.ts';
import type { Context } from '../context.ts';
import { unionOf } from '../declare.ts';
import { DateTime, UUID } from '../scalars.ts';
import { ShowsThread, ThreadEnded } from './shown.ts';

@InputType()
export class SnoozeThreadInput {
  @Field(() => ID) threadId!: string;
  @Field(() => UUID) requestId!: string;
  @Field(() => DateTime) until!: Date;
}

@InputType()
export class WakeThreadInput {
  @Field(() => ID) threadId!: string;
  @Field(() => UUID) requestId!: string;
}

@InputType()
export class PutOnHoldInput {
  @Field(() => ID) threadId!: string;
  @Field(() => UUID) requestId!: string;
  @Field(() => String) waitingFor!: string;
}

@InputType()
export class TakeOffHoldInput {
  @Field(() => ID) threadId!: string;
  @Field(() => UUID) requestId!: string;
}

@ObjectType()
export class ThreadSnoozed extends ShowsThread {}

@ObjectType()
export class ThreadWoken extends ShowsThread {}

@ObjectType()
export class ThreadPutOnHold extends ShowsThread {}

@ObjectType()
export class ThreadTakenOffHold extends ShowsThread {}

export const SnoozeThreadResult = unionOf('SnoozeThreadResult', () => [ThreadSnoozed, ThreadEnded] as const);
export const WakeThreadResult = unionOf('WakeThreadResult', () => [ThreadWoken, ThreadEnded] as const);
export const PutOnHoldResult = unionOf('PutOnHoldResult', () => [ThreadPutOnHold, ThreadEnded] as const);
export const TakeOffHoldResult = unionOf('TakeOffHoldResult', () => [ThreadTakenOffHold, ThreadEnded] as const);

/** What a holder says of a thread while they hold it. */
@Resolver()
export class PutAside {
  @Mutation(() => SnoozeThreadResult)
  snoozeThread(@Arg('input', () => SnoozeThreadInput) input: SnoozeThreadInput, @Ctx() { act }: Context) {
    return act((call) => snoozeThread(call, input));
  }

  @Mutation(() => WakeThreadResult)
  wakeThread(@Arg('input', () => WakeThreadInput) input: WakeThreadInput, @Ctx() { act }: Context) {
    return act((call) => wakeThread(call, input));
  }

  @Mutation(() => PutOnHoldResult)
  putOnHold(@Arg('input', () => PutOnHoldInput) input: PutOnHoldInput, @Ctx() { act }: Context) {
    return act((call) => putOnHold(call, input));
  }

  @Mutation(() => TakeOffHoldResult)
  takeOffHold(@Arg('input', () => TakeOffHoldInput) input: TakeOffHoldInput, @Ctx() { act }: Context) {
    return act((call) => takeOffHold(call, input));
  }
}
