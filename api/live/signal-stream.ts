import type { Call, Door, From, Ring, Who } from '../domain/call.ts';
import { notFound } from '../domain/errors.ts';
import { existingId } from '../domain/input.ts';
import { seeThread } from '../domain/threads/see.ts';
import type { SignalView } from '../domain/threads/views.ts';
import type { Alarm } from './alarm.ts';
import type { Doorbell } from './doorbell.ts';
import { createEars } from './ears.ts';

/** Signals kept for a listener that is slow; older ones are dropped, which is what lossy means. */
const KEPT = 20;

/** Typing and reading in one thread. Each signal asks again what the listener may see. */
export async function* signalStream(alarm: Alarm, door: Door, bell: Doorbell, who: Who, from: From, input: { threadId: string }): AsyncGenerator<SignalView, void> {
  const threadId = existingId(input.threadId);
  let readByOthers = await door.look(who, from, async (call) => {
    const thread = await seeThread(call, threadId);
    if (!thread.live && thread.state !== 'CLOSED') throw notFound();
    return thread.readByOthersUpTo;
  });
  const waiting: Ring[] = [];
  const ears = createEars(bell, (ring) => {
    waiting.push(ring);
    if (waiting.length > KEPT) waiting.shift();
    alarm.ring();
  });
  ears.at([`signal:${threadId}`, 'organisation']);
  try {
    while (await alarm.next()) {
      for (let ring = waiting.shift(); ring; ring = waiting.shift()) {
        const heard = ring;
        const signal = await door.look(who, from, (call) => signalOf(call, threadId, heard, readByOthers));
        if (signal === 'ENDED') return;
        if (signal?.is === 'ReadSignal') readByOthers = signal.readByOthersUpTo;
        if (signal) yield signal;
      }
    }
  } finally {
    ears.close();
  }
}

async function signalOf(call: Call, threadId: string, ring: Ring, readByOthers: number): Promise<SignalView | 'ENDED' | null> {
  const thread = await seeThread(call, threadId).catch(() => null);
  if (!thread || (!thread.live && thread.state !== 'CLOSED')) return 'ENDED';
  if (ring.on === 'read') {
    return thread.readByOthersUpTo > readByOthers ? { is: 'ReadSignal', threadId, readByOthersUpTo: thread.readByOthersUpTo } : null;
  }
  if (ring.on !== 'typing' || ring.accountId === call.actor.id || !thread.live) return null;
  if (call.actor.kind === 'STAFF') return { is: 'TypingSignal', threadId, who: { personId: ring.accountId, teamId: ring.teamId }, note: ring.note };
  if (ring.note) return null;
  const [team] = await call.sql<{ attribution: string }>('select attribution from account where id = $1', [ring.teamId]);
  const personId = team?.attribution === 'TEAM' ? null : ring.accountId;
  return { is: 'TypingSignal', threadId, who: { personId, teamId: ring.teamId }, note: false };
}
