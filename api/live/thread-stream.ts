import type { Door, From, Who } from '../domain/call.ts';
import { badInput, forbidden, Refusal } from '../domain/errors.ts';
import { existingId } from '../domain/input.ts';
import { entriesAfter } from '../domain/threads/entries.ts';
import { seeThread } from '../domain/threads/see.ts';
import type { EntryView, ThreadEventView, ThreadView } from '../domain/threads/views.ts';
import type { Alarm } from './alarm.ts';
import type { Doorbell } from './doorbell.ts';
import { createEars } from './ears.ts';

export interface ThreadEntriesInput {
  threadId: string;
  afterSeq: number;
  afterNote?: number | null;
}

/** Entries read at once while catching up. */
const PAGE = 100;

/**
 * One thread, live: what is newer than the numbers the listener has, then everything that follows, each entry once
 * and in order. It listens first and reads then, and every ring makes it read from its own last numbers, so nothing
 * falls between. Each read asks again what the listener may see: a removal ends the stream with a word about it.
 */
export async function* threadStream(alarm: Alarm, door: Door, bell: Doorbell, who: Who, from: From, input: ThreadEntriesInput): AsyncGenerator<ThreadEventView, void> {
  const threadId = existingId(input.threadId);
  const { client, me } = await door.look(who, from, async (call) => {
    await seeThread(call, threadId);
    return { client: call.actor.kind === 'CLIENT', me: call.actor.id };
  });
  if (client && input.afterNote !== null && input.afterNote !== undefined) throw forbidden('Notes are for staff.');
  if (input.afterSeq < 0 || (input.afterNote ?? 0) < 0) throw badInput('afterSeq', 'A number is never negative.');

  const ears = createEars(bell, (ring) => {
    if (ring.on === 'thread' && ring.audience === 'STAFF' && client) return;
    if (ring.on === 'account' && ring.threadId !== threadId) return;
    alarm.ring();
  });
  ears.at([`thread:${threadId}`, `account:${me}`, 'organisation']);
  let { afterSeq } = input;
  let afterNote = input.afterNote ?? 0;
  let told = '';
  try {
    for (;;) {
      const { entries, thread } = await read(door, who, from, threadId, afterSeq, afterNote);
      for (const entry of entries) {
        if ('seq' in entry) afterSeq = Math.max(afterSeq, entry.seq);
        else afterNote = Math.max(afterNote, entry.noteNo);
        yield entry;
      }
      if (entries.length === PAGE) continue;
      if (thread && told !== (told = gist(thread))) yield { is: 'ThreadChanged', thread };
      if (!thread || (!thread.live && thread.state !== 'CLOSED')) {
        yield { is: 'ThreadAccessEnded', threadId, readableUpTo: thread?.lastSeq ?? null };
        return;
      }
      if (!(await alarm.next())) return;
    }
  } finally {
    ears.close();
  }
}

async function read(door: Door, who: Who, from: From, threadId: string, afterSeq: number, afterNote: number): Promise<{ entries: EntryView[]; thread: ThreadView | null }> {
  return door.look(who, from, async (call) => ({
    entries: await entriesAfter(call, threadId, afterSeq, afterNote, PAGE),
    thread: await seeThread(call, threadId).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'NOT_FOUND') return null;
      throw error;
    }),
  }));
}

/** What of a thread is news in itself; numbers that move with every message are not. */
function gist(thread: ThreadView): string {
  const { lastSeq, lastNoteNo, readUpTo, unread, readByOthersUpTo, ...rest } = thread;
  return JSON.stringify(rest);
}
