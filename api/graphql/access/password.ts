import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type LinkRefusedView, type PasswordSetView, setPassword } from '../../domain/access/password.ts';
import type { Context } from '../context.ts';
import { unionOf } from '../declare.ts';

@InputType()
export class SetPasswordInput {
  @Field(() => String) token!: string;
  @Field(() => String) password!: string;
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
}
