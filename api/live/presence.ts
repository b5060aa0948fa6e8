import type { Ring } from '../domain/call.ts';
import type { HouseBell } from './doorbell.ts';

/** Who is at a thread now, in the order in which they came. */
export interface Present {
  lookers: string[];
  writers: { accountId: string; note: boolean }[];
}

/** Who is at what, as one server has heard it. In memory alone: what ends with the process was only true for seconds. */
export interface PresenceBook {
  of(threadId: string): Present;
  /** The threads of these teams at which somebody is. */
  within(teamIds: readonly string[]): string[];
}

/** How long a look is true, and a writing, in milliseconds: whoever is still there says so again before. */
export const LOOKS_FOR = 30_000;
const WRITES_FOR = 6_000;
const SWEEP_EVERY = 1_000;

interface One {
  teamId: string | null;
  looksUntil: number;
  writesUntil: number;
  note: boolean;
}

/**
 * Keeps who looks and who writes for as long as that is true, whatever becomes of whoever said it: when it is over, those
 * who were told are told that too. `looksFor`: for a test that does not wait for half a minute.
 */
export function keepPresence(bell: HouseBell, looksFor = LOOKS_FOR): PresenceBook {
  const threads = new Map<string, Map<string, One>>();
  let sweeping: NodeJS.Timeout | null = null;

  const change = (threadId: string, accountId: string, now: Partial<One>): void => {
    const people = threads.get(threadId) ?? new Map<string, One>();
    people.set(accountId, { teamId: null, looksUntil: 0, writesUntil: 0, note: false, ...people.get(accountId), ...now });
    threads.set(threadId, people);
    sweeping ??= setInterval(sweep, Math.min(SWEEP_EVERY, looksFor / 2)).unref();
  };
  const sweep = (): void => {
    const now = Date.now();
    for (const [threadId, people] of threads) {
      for (const [accountId, one] of people) over(threadId, accountId, one, now);
      for (const [accountId, one] of people) if (one.looksUntil === 0 && one.writesUntil === 0) people.delete(accountId);
      if (people.size === 0) threads.delete(threadId);
    }
    if (threads.size > 0 || sweeping === null) return;
    clearInterval(sweeping);
    sweeping = null;
  };
  const over = (threadId: string, accountId: string, one: One, now: number): void => {
    const ended = (until: number) => until > 0 && until <= now;
    if (ended(one.looksUntil)) bell.pass({ on: 'looking', id: threadId, accountId, here: false });
    if (one.teamId !== null && ended(one.looksUntil)) bell.pass({ on: 'presence', id: one.teamId, threadId, accountId, what: 'LEFT' });
    if (one.teamId !== null && ended(one.writesUntil)) bell.pass({ on: 'presence', id: one.teamId, threadId, accountId, what: 'QUIET' });
  };

  bell.listen('everything', (ring: Ring) => {
    const now = Date.now();
    if (ring.on === 'looking') change(ring.id, ring.accountId, { looksUntil: ring.here ? now + looksFor : 0 });
    if (ring.on !== 'presence') return;
    const { threadId, accountId, what, id: teamId } = ring;
    if (what === 'LOOKS' || what === 'LEFT') change(threadId, accountId, { teamId, looksUntil: what === 'LOOKS' ? now + looksFor : 0 });
    else change(threadId, accountId, { teamId, writesUntil: what === 'QUIET' ? 0 : now + WRITES_FOR, note: what === 'NOTES' });
  });

  return {
    of: (threadId) => {
      const now = Date.now();
      const people = [...(threads.get(threadId) ?? [])];
      return {
        lookers: people.flatMap(([accountId, one]) => (one.looksUntil > now ? [accountId] : [])),
        writers: people.flatMap(([accountId, { writesUntil, note }]) => (writesUntil > now ? [{ accountId, note }] : [])),
      };
    },
    within: (teamIds) => [...threads].flatMap(([threadId, people]) => ([...people.values()].some(({ teamId }) => teamId !== null && teamIds.includes(teamId)) ? [threadId] : [])),
  };
}
