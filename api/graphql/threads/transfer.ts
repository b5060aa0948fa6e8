import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { type TransferTarget, type TransferThread, transferThread } from '../../domain/threads/transfer.ts';
import type { TransferTargetsView } from '../../domain/threads/views.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe, unionOf } from '../declare.ts';
import { named } from '../named.ts';
import { DateTime, UUID } from '../scalars.ts';
import { ShowsThread, ThreadEnded } from './shown.ts';
import { TransferTargets } from './targets.ts';

/** Exactly one of these: contract.ts makes it so. */
@InputType()
export class TransferTargetInput implements TransferTarget {
  @Field(() => Boolean, maybe) self?: boolean | null;
  @Field(() => ID, maybe) member?: string | null;
  @Field(() => Boolean, maybe) queue?: boolean | null;
  @Field(() => ID, maybe) team?: string | null;
}

@InputType()
export class TransferThreadInput implements TransferThread {
  @Field(() => ID) threadId!: string;
  @Field(() => UUID) requestId!: string;
  @Field(() => Int) version!: number;
  @Field(() => TransferTargetInput) to!: TransferTargetInput;
  @Field(() => String, maybe) note?: string | null;
  @Field(() => Boolean, { ...maybe, defaultValue: false }) keepAsHelper?: boolean | null;
  @Field(() => Boolean, { ...maybe, defaultValue: false }) anyway?: boolean | null;
}

export const TargetUnavailableReason = enumOf('TargetUnavailableReason', ['NOT_MEMBER', 'SUSPENDED', 'NOT_IN_REACH', 'AWAY', 'AT_CAPACITY']);

@ObjectType()
export class ThreadTransferred extends ShowsThread {
  @Field(() => Boolean) changed!: boolean;
}

@ObjectType()
export class TransferConflict extends ShowsThread {
  @Field(() => DateTime, maybe) since!: Date | null;
  @Field(() => Int) version!: number;
}

@ObjectType()
export class TargetUnavailable {
  @Field(() => TargetUnavailableReason) reason!: string;
  @Field(() => TransferTargets) alternatives!: TransferTargetsView;
}

export const TransferThreadResult = unionOf('TransferThreadResult', () => [ThreadTransferred, TransferConflict, TargetUnavailable, ThreadEnded] as const);

@Resolver()
export class Transfer {
  @Mutation(() => TransferThreadResult)
  transferThread(@Arg('input', () => TransferThreadInput) input: TransferThreadInput, @Ctx() { act }: Context) {
    return act((call) => transferThread(call, input));
  }
}

@Resolver(() => TransferConflict)
export class TransferConflictParts {
  @FieldResolver(() => Party, maybe)
  holder(@Root() conflict: { holderId: string | null }, @Ctx() context: Context) {
    return named(context, conflict.holderId);
  }
}

@Resolver(() => TargetUnavailable)
export class TargetUnavailableParts {
  @FieldResolver(() => Party, maybe)
  party(@Root() unavailable: { accountId: string }, @Ctx() context: Context) {
    return named(context, unavailable.accountId);
  }
}
