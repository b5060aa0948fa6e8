import type { Door, From, Who } from '../domain/call.ts';
import { existingId } from '../domain/input.ts';
import type { SignalView, ThreadEventView } from '../domain/threads/views.ts';
import { createDeskReading } from './desk-reading.ts';
import { type DeskEvent, deskStream } from './desk-stream.ts';
import type { HouseBell } from './doorbell.ts';
import { type Feed, feed } from './feed.ts';
import { keepPresence } from './presence.ts';
import type { Screens } from './screens.ts';
import { stoppable } from './stoppable.ts';
import { EntryListener } from './thread/entry-listener.ts';
import type { Wire } from '../domain/wire.ts';
import { createGatherings } from './thread/gatherings.ts';
import { createReading } from './thread/reading.ts';
import { SignalListener } from './thread/signal-listener.ts';

export interface ThreadEntriesInput {
  threadId: string;
  afterSeq: number;
  afterNote?: number | null;
  afterChange?: number | null;
  afterNoteChange?: number | null;
}

/**
 * The streams of the contract. A stream throws a Refusal when it is not for the viewer, or, later, UNAUTHENTICATED
 * as soon as their session has ended; it ends by itself after the last event that the viewer may have.
 */
export interface Live {
  threadEntries(who: Who, input: ThreadEntriesInput): Feed<ThreadEventView>;
  desk(who: Who, from: From): AsyncGenerator<DeskEvent, void>;
  signals(who: Who, input: { threadId: string }): Feed<SignalView>;
}

export interface LiveParts {
  /** Who has a desk open, where that is noted. */
  screens?: Pick<Screens, 'open'> | null;
  /** A connection on which nothing but what is new in threads is asked. */
  news?: Wire | null;
  /** How long somebody's look is true, where that is not the usual time, in milliseconds. */
  looksFor?: number;
}

export function createLive(door: Door, bell: HouseBell, { screens = null, news = null, looksFor }: LiveParts = {}): Live {
  const presence = keepPresence(bell, looksFor);
  const gatherings = createGatherings(createReading(door, news), bell, presence);
  const desks = { door, bell, presence, reading: createDeskReading(door), screens };
  return {
    threadEntries: (who, { threadId, afterSeq, afterNote = null, afterChange = null, afterNoteChange = null }) =>
      feed((sink) => {
        const { gathering, left } = gatherings.of(existingId(threadId));
        const listener = new EntryListener(gathering, sink, { who, has: { seq: afterSeq, noteNo: afterNote, change: afterChange, noteChange: afterNoteChange }, onGone: left });
        return () => void listener.leave();
      }),
    desk: (who, from) => stoppable((alarm) => deskStream(alarm, desks, who, from)),
    signals: (who, { threadId }) =>
      feed((sink) => {
        const { gathering, left } = gatherings.of(existingId(threadId));
        const listener = new SignalListener(gathering, sink, { who, onGone: left });
        return () => void listener.leave();
      }),
  };
}
