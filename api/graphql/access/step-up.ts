import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { confirmStepUp, requestStepUp, type SteppedUpView, type StepUpRefusedView } from '../../domain/access/step-up.ts';
import { type Context, signedIn } from '../context.ts';
import { unionOf } from '../declare.ts';
import { DateTime } from '../scalars.ts';
import { CodeChallenge, CodeRefused } from './codes.ts';

@InputType()
export class RequestStepUpInput {
  @Field(() => String) password!: string;
}

@InputType()
export class ConfirmStepUpInput {
  @Field(() => ID) challengeId!: string;
  @Field(() => String) code!: string;
}

@ObjectType()
export class StepUpRefused implements Omit<StepUpRefusedView, 'is'> {
  @Field(() => String) message!: string;
}

/** The new token stays in the cookie. */
@ObjectType()
export class SteppedUp implements Pick<SteppedUpView, 'at'> {
  @Field(() => DateTime) at!: Date;
}

export const RequestStepUpResult = unionOf('RequestStepUpResult', () => [CodeChallenge, StepUpRefused] as const);
export const ConfirmStepUpResult = unionOf('ConfirmStepUpResult', () => [SteppedUp, CodeRefused] as const);

@Resolver()
export class StepUp {
  @Mutation(() => RequestStepUpResult)
  requestStepUp(@Arg('input', () => RequestStepUpInput) input: RequestStepUpInput, @Ctx() { outside, door, who, from }: Context) {
    return requestStepUp(outside, door, signedIn({ who }), from, input);
  }

  @Mutation(() => ConfirmStepUpResult)
  async confirmStepUp(@Arg('input', () => ConfirmStepUpInput) input: ConfirmStepUpInput, @Ctx() { outside, act, cookies }: Context) {
    const outcome = await act((call) => confirmStepUp(outside, call, input));
    if (outcome.is === 'SteppedUp') cookies?.renew(outcome.sessionToken);
    return outcome;
  }
}
