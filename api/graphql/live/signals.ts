import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { ReaderView, SignalView, Speaker as SpeakerView } from '../../domain/threads/views.ts';
import { Party } from '../accounts/party.ts';
import { type Context, signedIn } from '../context.ts';
import { unionOf } from '../declare.ts';
import { Speaker } from '../messages/entry.ts';
import { allNamed } from '../named.ts';
import { Reader } from '../threads/thread.ts';

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
  @Field(() => [Reader]) readers!: ReaderView[];
}

type LookingView = Extract<SignalView, { is: 'LookingSignal' }>;

@ObjectType()
export class LookingSignal {
  @Field(() => ID) threadId!: string;
}

@Resolver(() => LookingSignal)
export class LookingSignalParts {
  @FieldResolver(() => [Party])
  lookers(@Root() { lookerIds }: LookingView, @Ctx() context: Context) {
    return allNamed(context, lookerIds);
  }
}

export const Signal = unionOf('Signal', () => [TypingSignal, LookingSignal, ReadSignal] as const);

@Resolver()
export class Signals {
  @Subscription(() => Signal, { subscribe: signals })
  signals(@Arg('threadId', () => ID) _threadId: string, @Root() signal: SignalView) {
    return signal;
  }
}

function signals({ args, context }: { args: { threadId: string }; context: Context }) {
  return context.live.signals(signedIn(context), { threadId: args.threadId });
}
