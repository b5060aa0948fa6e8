import { Arg, Field, ID, Int, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { ThreadEventView, ThreadView } from '../../domain/threads/views.ts';
import { type Context, signedIn } from '../context.ts';
import { maybe, unionOf } from '../declare.ts';
import { Line, Message, Note, StaffLine } from '../messages/entry.ts';
import { Thread } from '../threads/thread.ts';

@ObjectType()
export class ThreadChanged {
  @Field(() => Thread) thread!: ThreadView;
}

@ObjectType()
export class ThreadAccessEnded {
  @Field(() => ID) threadId!: string;
  @Field(() => Int, maybe) readableUpTo!: number | null;
}

export const ThreadEvent = unionOf('ThreadEvent', () => [Message, Line, Note, StaffLine, ThreadChanged, ThreadAccessEnded] as const);

interface Asked {
  threadId: string;
  afterSeq: number;
  afterNote?: number | null;
}

@Resolver()
export class ThreadEvents {
  @Subscription(() => ThreadEvent, { subscribe: threadEntries })
  threadEntries(
    @Arg('threadId', () => ID) _threadId: string,
    @Arg('afterSeq', () => Int) _afterSeq: number,
    @Arg('afterNote', () => Int, maybe) _afterNote: number | null,
    @Root() event: ThreadEventView,
  ) {
    return event;
  }
}

function threadEntries({ args, context }: { args: Asked; context: Context }) {
  const { threadId, afterSeq, afterNote = null } = args;
  return context.live.threadEntries(signedIn(context), context.from, { threadId, afterSeq, afterNote });
}
