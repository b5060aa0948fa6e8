import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { readUpTo } from '../../domain/messages/read.ts';
import { signalLooking, signalTyping } from '../../domain/messages/typing.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { CardState } from '../desk/card.ts';

@InputType()
export class ReadUpToInput {
  @Field(() => ID) threadId!: string;
  @Field(() => Int) seq!: number;
}

@InputType()
export class SignalTypingInput {
  @Field(() => ID) threadId!: string;
  @Field(() => Boolean, { ...maybe, defaultValue: false }) note?: boolean | null;
}

@InputType()
export class SignalLookingInput {
  @Field(() => ID) threadId!: string;
  @Field(() => Boolean) here!: boolean;
}

@Resolver()
export class Reading {
  @Mutation(() => CardState)
  readUpTo(@Arg('input', () => ReadUpToInput) input: ReadUpToInput, @Ctx() { act }: Context) {
    return act((call) => readUpTo(call, input));
  }

  @Mutation(() => Boolean)
  signalTyping(@Arg('input', () => SignalTypingInput) input: SignalTypingInput, @Ctx() { act }: Context) {
    return act((call) => signalTyping(call, input));
  }

  @Mutation(() => Boolean)
  signalLooking(@Arg('input', () => SignalLookingInput) input: SignalLookingInput, @Ctx() { act }: Context) {
    return act((call) => signalLooking(call, input));
  }
}
