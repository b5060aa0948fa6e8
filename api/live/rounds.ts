import { type Door, type OpenCall, SIDE_DOOR } from '../domain/call.ts';
import { endAvailabilities } from '../domain/accounts/availability.ts';
import { assignOne } from '../domain/staffing/assign.ts';
import { mayBeDue } from '../domain/staffing/due.ts';
import { handBackOne } from '../domain/staffing/hand-back.ts';
import { wakeOne } from '../domain/threads/snooze.ts';
import { type Repeated, repeatedly } from './repeatedly.ts';

/** Milliseconds between two rounds. */
const EVERY = 1_000;

/** At most so many deeds of one kind a round, so that none keeps the others waiting. */
const MOST = 100;

/**
 * What is due without anybody asking, done while the server runs: every server goes round, and each takes what no other
 * has taken. A work answers how much it has done; as long as it is something, it is asked again.
 */
export function startRounds(door: Door, onError: (error: unknown) => void): Repeated {
  const works: ((call: OpenCall) => Promise<number>)[] = [(call) => endAvailabilities(call, MOST), wakeOne, handBackOne, assignOne];
  const go = async (work: (call: OpenCall) => Promise<number>, isStopping: () => boolean) => {
    for (let done = 0; done < MOST && !isStopping(); ) {
      const more = await door.actOpen(SIDE_DOOR, work);
      if (more === 0) return;
      done += more;
    }
  };
  return repeatedly(EVERY, async (isStopping) => {
    if (!(await door.lookOpen(SIDE_DOOR, mayBeDue))) return;
    // One that fails keeps no other from its turn.
    for (const work of works) await go(work, isStopping).catch(onError);
  }, onError);
}
