import type { Door, From, Who } from '../domain/call.ts';
import type { DeskEventView, SignalView, ThreadEventView } from '../domain/threads/views.ts';
import { deskStream } from './desk-stream.ts';
import type { Doorbell } from './doorbell.ts';
import { signalStream } from './signal-stream.ts';
import { stoppable } from './stoppable.ts';
import { type ThreadEntriesInput, threadStream } from './thread-stream.ts';

/**
 * The streams of the contract. A stream throws a Refusal when it is not for the viewer, or, later, UNAUTHENTICATED
 * as soon as their session has ended; it ends by itself after the last event that the viewer may have.
 */
export interface Live {
  threadEntries(who: Who, from: From, input: ThreadEntriesInput): AsyncGenerator<ThreadEventView, void>;
  desk(who: Who, from: From): AsyncGenerator<DeskEventView, void>;
  signals(who: Who, from: From, input: { threadId: string }): AsyncGenerator<SignalView, void>;
}

export function createLive(door: Door, bell: Doorbell): Live {
  return {
    threadEntries: (who, from, input) => stoppable((alarm) => threadStream(alarm, door, bell, who, from, input)),
    desk: (who, from) => stoppable((alarm) => deskStream(alarm, door, bell, who, from)),
    signals: (who, from, input) => stoppable((alarm) => signalStream(alarm, door, bell, who, from, input)),
  };
}
