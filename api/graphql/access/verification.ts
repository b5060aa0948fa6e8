import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import {
  confirmPhoneVerification, type MailboxVerifiedView, type PhoneVerifiedView, requestPhoneVerification, verifyMailbox,
} from '../../domain/access/verification.ts';
import { Account } from '../accounts/account.ts';
import type { Context } from '../context.ts';
import { unionOf } from '../declare.ts';
import { CodeChallenge, CodeRefused } from './codes.ts';
import { LinkRefused } from './password.ts';

@InputType()
export class VerifyMailboxInput {
  @Field(() => String) token!: string;
}

@InputType()
export class RequestPhoneVerificationInput {
  @Field(() => ID) accountId!: string;
}

@InputType()
export class ConfirmPhoneVerificationInput {
  @Field(() => ID) challengeId!: string;
  @Field(() => String) code!: string;
}

@ObjectType()
export class MailboxVerified implements Omit<MailboxVerifiedView, 'is'> {
  @Field(() => String) name!: string;
}

@ObjectType()
export class PhoneVerified implements Omit<PhoneVerifiedView, 'is'> {
  @Field(() => Account) account!: PhoneVerifiedView['account'];
}

export const VerifyMailboxResult = unionOf('VerifyMailboxResult', () => [MailboxVerified, LinkRefused] as const);
export const ConfirmPhoneVerificationResult = unionOf('ConfirmPhoneVerificationResult', () => [PhoneVerified, CodeRefused] as const);

@Resolver()
export class Verification {
  @Mutation(() => VerifyMailboxResult)
  verifyMailbox(@Arg('input', () => VerifyMailboxInput) input: VerifyMailboxInput, @Ctx() { actOpen }: Context) {
    return actOpen((call) => verifyMailbox(call, input));
  }

  @Mutation(() => CodeChallenge)
  requestPhoneVerification(@Arg('input', () => RequestPhoneVerificationInput) input: RequestPhoneVerificationInput, @Ctx() { act, outside }: Context) {
    return act((call) => requestPhoneVerification(outside, call, input));
  }

  @Mutation(() => ConfirmPhoneVerificationResult)
  confirmPhoneVerification(@Arg('input', () => ConfirmPhoneVerificationInput) input: ConfirmPhoneVerificationInput, @Ctx() { act, outside }: Context) {
    return act((call) => confirmPhoneVerification(outside, call, input));
  }
}
