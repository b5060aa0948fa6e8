import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { resendCode } from '../../domain/access/resend-code.ts';
import { confirmCode, signIn, signOut } from '../../domain/access/sign-in.ts';
import type { SignInRefusedView } from '../../domain/access/sign-in.ts';
import { viewer } from '../../domain/access/viewer.ts';
import type { Context } from '../context.ts';
import { maybe, unionOf } from '../declare.ts';
import { CodeChallenge, CodeRefused } from './codes.ts';
import { Viewer } from './viewer.ts';

@InputType()
export class SignInInput {
  @Field(() => String) email!: string;
  @Field(() => String) password!: string;
}

@InputType()
export class ResendCodeInput {
  @Field(() => ID) challengeId!: string;
}

@InputType()
export class ConfirmCodeInput {
  @Field(() => ID) challengeId!: string;
  @Field(() => String) code!: string;
}

@ObjectType()
export class SignInRefused implements Omit<SignInRefusedView, 'is'> {
  @Field(() => String) message!: string;
}

/** The tokens stay in the cookies; no answer's body ever holds them. */
@ObjectType()
export class SignedIn {}

export const SignInResult = unionOf('SignInResult', () => [CodeChallenge, SignInRefused] as const);
export const ResendCodeResult = unionOf('ResendCodeResult', () => [CodeChallenge, CodeRefused] as const);
export const ConfirmCodeResult = unionOf('ConfirmCodeResult', () => [SignedIn, CodeRefused] as const);

@Resolver()
export class Access {
  @Mutation(() => SignInResult)
  signIn(@Arg('input', () => SignInInput) input: SignInInput, @Ctx() { outside, door, from, browser }: Context) {
    return signIn(outside, door, from, { ...input, deviceToken: browser.deviceToken });
  }

  @Mutation(() => ResendCodeResult)
  resendCode(@Arg('input', () => ResendCodeInput) input: ResendCodeInput, @Ctx() { outside, actOpen, browser }: Context) {
    return actOpen((call) => resendCode(outside, call, { ...input, sessionId: browser.formerSessionId }));
  }

  @Mutation(() => ConfirmCodeResult)
  async confirmCode(@Arg('input', () => ConfirmCodeInput) input: ConfirmCodeInput, @Ctx() { outside, actOpen, browser, cookies, become }: Context) {
    const outcome = await actOpen((call) => confirmCode(outside, call, { ...input, ...browser }));
    if (outcome.is === 'SignedIn') {
      cookies?.keep(outcome);
      become({ session: outcome.sessionId });
    }
    return outcome;
  }

  @Mutation(() => Boolean)
  async signOut(@Arg('keepStorage', () => Boolean, { ...maybe, defaultValue: false }) keepStorage: boolean | null, @Ctx() { act, cookies }: Context) {
    await act(signOut);
    cookies?.drop(keepStorage === true ? 'cache' : 'cache and storage');
    return true;
  }
}

@Resolver(() => SignedIn)
export class SignedInParts {
  @FieldResolver(() => Viewer)
  viewer(@Ctx() { look }: Context) {
    return look(viewer);
  }
}
