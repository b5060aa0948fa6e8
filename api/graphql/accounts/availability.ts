import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { AvailabilityView } from '../../domain/accounts/availability.ts';
import { type AvailabilitySet as AvailabilitySetView, type SetAvailability, setAvailability } from '../../domain/staffing/availability.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe } from '../declare.ts';
import { DateTime } from '../scalars.ts';

export const AvailabilityState = enumOf<AvailabilityView['state']>('AvailabilityState', ['AVAILABLE', 'BUSY', 'AWAY']);

@ObjectType()
export class Availability implements AvailabilityView {
  @Field(() => ID) id!: string;
  @Field(() => AvailabilityState) state!: AvailabilityView['state'];
  @Field(() => DateTime, maybe) until!: Date | null;
}

@InputType()
export class SetAvailabilityInput implements SetAvailability {
  @Field(() => AvailabilityState) state!: AvailabilityView['state'];
  @Field(() => DateTime, maybe) until?: Date | null;
  @Field(() => Boolean, { ...maybe, defaultValue: false }) returnWaiting?: boolean | null;
}

@ObjectType()
export class AvailabilitySet implements AvailabilitySetView {
  @Field(() => Availability) availability!: AvailabilityView;
  @Field(() => Int) returned!: number;
}

@Resolver()
export class AvailabilityDeeds {
  @Mutation(() => AvailabilitySet)
  setAvailability(@Arg('input', () => SetAvailabilityInput) input: SetAvailabilityInput, @Ctx() { act }: Context) {
    return act((call) => setAvailability(call, input));
  }
}
