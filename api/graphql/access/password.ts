import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type PasswordSetView, setPassword } from '../../domain/access/password.ts';
import { requestPasswordReset, startPasswordReset } from '../../domain/access/reset.ts';
import type { LinkRefusedView } from '../../domain/accounts/link.ts';
import { Account } from '../accounts/account.ts';
import type { Context } from '../context.ts';
import { unionOf } from '../declare.ts';

@InputType()
export class SetPasswordInput {
  @Field(() => String) token!: string;
  @Field(() => String) password!: string;
}

@InputType()
export class StartPasswordResetInput {
  @Field(() => ID) accountId!: string;
}

@InputType()
export class RequestPasswordResetInput {
  @Field(() => String) email!: string;
}

@ObjectType()
export class PasswordSet implements Omit<PasswordSetView, 'is'> {
  @Field(() => String) email!: string;
}

@ObjectType()
export class LinkRefused implements Omit<LinkRefusedView, 'is'> {
  @Field(() => String) message!: string;
}

export const SetPasswordResult = unionOf('SetPasswordResult', () => [PasswordSet, LinkRefused] as const);

@Resolver()
export class Password {
  @Mutation(() => SetPasswordResult)
  setPassword(@Arg('input', () => SetPasswordInput) input: SetPasswordInput, @Ctx() { outside, door, from }: Context) {
    return setPassword(outside, door, from, input);
  }

  @Mutation(() => Account)
  startPasswordReset(@Arg('input', () => StartPasswordResetInput) input: StartPasswordResetInput, @Ctx() { act, outside }: Context) {
    return act((call) => startPasswordReset(outside, call, input));
  }

  /** True whatever the address, and before anything is sent. */
  @Mutation(() => Boolean)
  async requestPasswordReset(@Arg('input', () => RequestPasswordResetInput) input: RequestPasswordResetInput, @Ctx() { outside, door, from }: Context) {
    await requestPasswordReset(outside, door, from, input);
    return true;
  }
}
