import { Arg, Field, ID, Int, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { SignalView, Speaker as SpeakerView } from '../../domain/threads/views.ts';
import { type Context, signedIn } from '../context.ts';
import { unionOf } from '../declare.ts';
import { Speaker } from '../messages/entry.ts';

@ObjectType()
export class TypingSignal {
  @Field(() => ID) threadId!: string;
  @Field(() => Speaker) who!: SpeakerView;
  @Field(() => Boolean) note!: boolean;
}

@ObjectType()
export class ReadSignal {
  @Field(() => ID) threadId!: string;
  @Field(() => Int) readByOthersUpTo!: number;
}

export const Signal = unionOf('Signal', () => [TypingSignal, ReadSignal] as const);

@Resolver()
export class Signals {
  @Subscription(() => Signal, { subscribe: signals })
  signals(@Arg('threadId', () => ID) _threadId: string, @Root() signal: SignalView) {
    return signal;
  }
}

function signals({ args, context }: { args: { threadId: string }; context: Context }) {
  return context.live.signals(signedIn(context), context.from, { threadId: args.threadId });
}
