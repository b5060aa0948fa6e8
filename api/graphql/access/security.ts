import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { changePassword } from '../../domain/access/change-password.ts';
import { addAuthenticator, confirmAuthenticator, removeAuthenticator, type AuthenticatorConfirmedView, type AuthenticatorToConfirmView } from '../../domain/access/factors/authenticator.ts';
import { replaceRecoveryCodes } from '../../domain/access/factors/recovery-codes.ts';
import { confirmOwnPhone, requestOwnPhone } from '../../domain/access/own-phone.ts';
import { resetFactors } from '../../domain/access/reset-factors.ts';
import { security, type AuthenticatorView, type SecurityView } from '../../domain/access/security.ts';
import { endOtherSessions } from '../../domain/access/session.ts';
import { endOwnSession, type SessionView } from '../../domain/access/sessions.ts';
import { seeAccount } from '../../domain/accounts/see-account.ts';
import { Account } from '../accounts/account.ts';
import { type Context, signedIn } from '../context.ts';
import { maybe, unionOf } from '../declare.ts';
import { DateTime } from '../scalars.ts';
import { CodeChallenge, CodeRefused } from './codes.ts';

@ObjectType()
export class Session implements SessionView {
  @Field(() => ID) id!: string;
  @Field(() => String, maybe) agent!: string | null;
  @Field(() => String, maybe) address!: string | null;
  @Field(() => DateTime) openedAt!: Date;
  @Field(() => DateTime) usedAt!: Date;
  @Field(() => DateTime) expiresAt!: Date;
  @Field(() => Boolean) current!: boolean;
}

@ObjectType()
export class Authenticator implements AuthenticatorView {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => DateTime) addedAt!: Date;
  @Field(() => DateTime, maybe) usedAt!: Date | null;
}

@ObjectType()
export class Security implements SecurityView {
  @Field(() => String) phoneEnding!: string;
  @Field(() => [Authenticator]) authenticators!: Authenticator[];
  @Field(() => Int) recoveryCodesLeft!: number;
  @Field(() => DateTime, maybe) passwordSetAt!: Date | null;
  @Field(() => [Session]) sessions!: Session[];
}

@InputType()
export class AddAuthenticatorInput {
  @Field(() => String, maybe) name?: string | null;
}

@ObjectType()
export class AuthenticatorToConfirm implements AuthenticatorToConfirmView {
  @Field(() => ID) authenticatorId!: string;
  @Field(() => String) secret!: string;
  @Field(() => String) uri!: string;
}

@InputType()
export class ConfirmAuthenticatorInput {
  @Field(() => ID) authenticatorId!: string;
  @Field(() => String) code!: string;
}

@ObjectType()
export class AuthenticatorConfirmed implements Omit<AuthenticatorConfirmedView, 'is'> {
  @Field(() => Security) security!: SecurityView;
  @Field(() => [String], maybe) recoveryCodes!: string[] | null;
}

@InputType()
export class RemoveAuthenticatorInput {
  @Field(() => ID) authenticatorId!: string;
}

@ObjectType()
export class RecoveryCodes {
  @Field(() => [String]) codes!: string[];
}

@InputType()
export class ChangePasswordInput {
  @Field(() => String) password!: string;
}

@InputType()
export class RequestOwnPhoneInput {
  @Field(() => String) securePhone!: string;
}

@InputType()
export class ConfirmOwnPhoneInput {
  @Field(() => ID) challengeId!: string;
  @Field(() => String) code!: string;
}

@ObjectType()
export class OwnPhoneChanged {
  @Field(() => Security) security!: SecurityView;
}

@InputType()
export class EndSessionInput {
  @Field(() => ID) sessionId!: string;
}

@InputType()
export class ResetFactorsInput {
  @Field(() => ID) accountId!: string;
}

export const ConfirmAuthenticatorResult = unionOf('ConfirmAuthenticatorResult', () => [AuthenticatorConfirmed, CodeRefused] as const);
export const ConfirmOwnPhoneResult = unionOf('ConfirmOwnPhoneResult', () => [OwnPhoneChanged, CodeRefused] as const);

@Resolver()
export class SecurityDeeds {
  @Query(() => Security)
  security(@Ctx() { look }: Context) {
    return look(security);
  }

  @Mutation(() => AuthenticatorToConfirm)
  addAuthenticator(@Arg('input', () => AddAuthenticatorInput) input: AddAuthenticatorInput, @Ctx() { act, outside }: Context) {
    return act((call) => addAuthenticator(outside, call, input));
  }

  @Mutation(() => ConfirmAuthenticatorResult)
  confirmAuthenticator(@Arg('input', () => ConfirmAuthenticatorInput) input: ConfirmAuthenticatorInput, @Ctx() { act, outside }: Context) {
    return act(async (call) => {
      const outcome = await confirmAuthenticator(outside, call, input);
      return outcome.is === 'AuthenticatorConfirmed' ? { ...outcome, security: await security(call) } : outcome;
    });
  }

  @Mutation(() => Security)
  removeAuthenticator(@Arg('input', () => RemoveAuthenticatorInput) input: RemoveAuthenticatorInput, @Ctx() { act, outside }: Context) {
    return act(async (call) => {
      await removeAuthenticator(outside, call, input);
      return security(call);
    });
  }

  @Mutation(() => RecoveryCodes)
  async replaceRecoveryCodes(@Ctx() { act, outside }: Context) {
    return { codes: await act((call) => replaceRecoveryCodes(outside, call)) };
  }

  @Mutation(() => Security)
  async changePassword(@Arg('input', () => ChangePasswordInput) input: ChangePasswordInput, @Ctx() { outside, door, who, from, look }: Context) {
    await changePassword(outside, door, signedIn({ who }), from, input);
    return look(security);
  }

  @Mutation(() => CodeChallenge)
  requestOwnPhone(@Arg('input', () => RequestOwnPhoneInput) input: RequestOwnPhoneInput, @Ctx() { act, outside }: Context) {
    return act((call) => requestOwnPhone(outside, call, input));
  }

  @Mutation(() => ConfirmOwnPhoneResult)
  confirmOwnPhone(@Arg('input', () => ConfirmOwnPhoneInput) input: ConfirmOwnPhoneInput, @Ctx() { act, outside }: Context) {
    return act(async (call) => {
      const outcome = await confirmOwnPhone(outside, call, input);
      return outcome.is === 'OwnPhoneChanged' ? { ...outcome, security: await security(call) } : outcome;
    });
  }

  @Mutation(() => Boolean)
  async endSession(@Arg('input', () => EndSessionInput) input: EndSessionInput, @Ctx() { act }: Context) {
    await act((call) => endOwnSession(call, input));
    return true;
  }

  @Mutation(() => Security)
  endOtherSessions(@Ctx() { act }: Context) {
    return act(async (call) => {
      await endOtherSessions(call);
      return security(call);
    });
  }

  @Mutation(() => Account)
  resetFactors(@Arg('input', () => ResetFactorsInput) input: ResetFactorsInput, @Ctx() { act, outside }: Context) {
    return act(async (call) => seeAccount(call, await resetFactors(outside, call, input)));
  }
}
