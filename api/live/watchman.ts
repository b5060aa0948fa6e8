import { type Door, type OpenCall, type Ring, SIDE_DOOR } from '../domain/call.ts';
import type { Doorbell } from './doorbell.ts';

/** Milliseconds between two looks. */
const LOOK_EVERY = 1_000;

/** How long the numbers of what already rang are remembered, in looks. */
const REMEMBERED = 10;

/** Looks again at what no bell has told: deeds by the side door, another server's, or a ring that was lost. */
export interface Watchman {
  stop(): Promise<void>;
}

/**
 * One question a second, whatever the number of listeners: which threads have entries of transactions that were not
 * finished at the last look, and whether rights moved. By transaction, not by number: a transaction that commits late
 * would hide behind one that committed early. What rang already, at these numbers, does not ring again.
 */
export function startWatchman(door: Door, bell: Doorbell, onError: (error: unknown) => void): Watchman {
  const heard = new Map<string, { seq: number; noteNo: number; look: number }>();
  let look = 0;
  let last: { xmin: string; rights: number } | null = null;
  const deaf = bell.listen('everything', (ring) => {
    if (ring.on === 'thread') heard.set(ring.id, { seq: ring.seq, noteNo: ring.noteNo, look });
  });

  const again = async (): Promise<void> => {
    look += 1;
    const before = last;
    const now = await door.lookOpen(SIDE_DOOR, (call) => ask(call, before?.xmin ?? null));
    const rings = now.threads.filter((each) => isNews(heard.get(each.id), each)).flatMap(ringsOf);
    if (before && now.rights !== before.rights) rings.push({ on: 'organisation' });
    last = { xmin: now.xmin, rights: now.rights };
    if (rings.length > 0) bell.ring(rings);
    for (const [id, each] of heard) if (each.look < look - REMEMBERED) heard.delete(id);
  };

  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = again().catch(onError).finally(() => (busy = false));
  }, LOOK_EVERY);

  return {
    stop: async () => {
      clearInterval(timer);
      deaf();
      await running;
    },
  };
}

interface Changed {
  id: string;
  seq: number;
  note_no: number;
  team_id: string | null;
  people: string[];
}

async function ask(call: OpenCall, xmin: string | null): Promise<{ xmin: string; rights: number; threads: Changed[] }> {
  const [row] = await call.sql<{ xmin: string; rights: number; threads: Changed[] }>(
    `select pg_snapshot_xmin(pg_current_snapshot())::text as xmin,
       coalesce((select rights from organisation), 0) as rights,
       coalesce((select json_agg(json_build_object('id', t.id, 'seq', t.last_seq, 'note_no', t.last_note_no, 'team_id', t.team_id,
           'people', array(select p.account_id from participant p where p.thread_id = t.id)))
         from thread t where t.id in (select e.thread_id from entry e where e.xid >= $1::text::xid8)), '[]') as threads`,
    [xmin],
  );
  if (!row) throw new Error('the database answered the watchman with nothing');
  return row;
}

function isNews(heard: { seq: number; noteNo: number } | undefined, now: Changed): boolean {
  return !heard || heard.seq < now.seq || heard.noteNo < now.note_no;
}

function ringsOf(thread: Changed): Ring[] {
  return [
    { on: 'thread', id: thread.id, seq: thread.seq, noteNo: thread.note_no, audience: 'ALL' },
    ...(thread.team_id === null ? [] : [{ on: 'team', id: thread.team_id, threadId: thread.id } as const]),
    ...thread.people.map((id) => ({ on: 'account', id, threadId: thread.id }) as const),
  ];
}
