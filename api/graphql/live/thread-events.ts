import { Arg, Field, ID, Int, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { EntryView } from '../../domain/threads/entry-views.ts';
import type { ThreadEventView, ThreadView } from '../../domain/threads/views.ts';
import { type Context, signedIn } from '../context.ts';
import { maybe, unionOf } from '../declare.ts';
import { Entry, Line, Message, Note, StaffLine } from '../messages/entry.ts';
import { Thread } from '../threads/thread.ts';

@ObjectType()
export class ThreadChanged {
  @Field(() => Thread) thread!: ThreadView;
}

@ObjectType()
export class EntryChanged {
  @Field(() => Entry) entry!: EntryView;
}

@ObjectType()
export class ThreadAccessEnded {
  @Field(() => ID) threadId!: string;
  @Field(() => Int, maybe) readableUpTo!: number | null;
}

export const ThreadEvent = unionOf('ThreadEvent', () => [Message, Line, Note, StaffLine, EntryChanged, ThreadChanged, ThreadAccessEnded] as const);

interface Asked {
  threadId: string;
  afterSeq: number;
  afterNote?: number | null;
  afterChange?: number | null;
  afterNoteChange?: number | null;
}

@Resolver()
export class ThreadEvents {
  @Subscription(() => ThreadEvent, { subscribe: threadEntries })
  threadEntries(
    @Arg('threadId', () => ID) _threadId: string,
    @Arg('afterSeq', () => Int) _afterSeq: number,
    @Arg('afterNote', () => Int, maybe) _afterNote: number | null,
    @Arg('afterChange', () => Int, maybe) _afterChange: number | null,
    @Arg('afterNoteChange', () => Int, maybe) _afterNoteChange: number | null,
    @Root() event: ThreadEventView,
  ) {
    return event;
  }
}

function threadEntries({ args, context }: { args: Asked; context: Context }) {
  return context.live.threadEntries(signedIn(context), args);
}
