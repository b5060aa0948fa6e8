import { type Door, type OpenCall, type Ring, SIDE_DOOR } from '../domain/call.ts';
import type { HouseBell, Reached } from './doorbell.ts';
import { createHeard } from './heard.ts';
import { type Repeated, repeatedly } from './repeatedly.ts';

/** Milliseconds between two looks. */
const LOOK_EVERY = 1_000;

/** Looks again at what no bell has told: deeds by the side door, another server's, or a ring that was lost. */
export type Watchman = Repeated;

/**
 * One question a second, whatever the number of listeners: which threads have entries, new or with another text, of transactions that were not
 * finished at the last look, and whether rights moved. By transaction, not by number: a transaction that commits late
 * would hide behind one that committed early. What rang already, at these numbers, does not ring again. It stands once
 * it has looked for the first time: whoever listens from then on misses nothing. It rings in the house alone: every
 * server has a watchman of its own.
 */
export async function startWatchman(door: Door, bell: HouseBell, onError: (error: unknown) => void): Promise<Watchman> {
  const heard = createHeard();
  let last: { xmin: string; rights: number } | null = null;
  const deaf = bell.listen('everything', (ring, reached) => heard.note(ring, reached));

  const again = async (): Promise<void> => {
    heard.age();
    const before = last;
    const now = await door.lookOpen(SIDE_DOOR, (call) => ask(call, before?.xmin ?? null));
    last = { xmin: now.xmin, rights: now.rights };
    for (const { id, teams } of now.said) for (const each of [id, ...teams]) bell.pass({ on: 'availability', id: each, accountId: id });
    for (const thread of now.threads) {
      const reached: Reached = { seq: thread.seq, noteNo: thread.note_no, changes: thread.changes };
      for (const ring of ringsOf(thread)) if (!heard.knows(ring, reached)) bell.pass(ring, reached);
    }
    if (before && now.rights !== before.rights) bell.pass({ on: 'organisation' });
  };

  await again();
  const looking = repeatedly(LOOK_EVERY, again, onError);
  return {
    stop: async () => {
      deaf();
      await looking.stop();
    },
  };
}

interface Changed {
  id: string;
  seq: number;
  note_no: number;
  changes: number;
  /** Whose queues it is in, or may have left. */
  teams: string[];
  /** Whose lists it may have entered or left: a line tells who comes and goes, so after messages alone there is nobody here. */
  people: string[];
}

interface Answer {
  xmin: string;
  rights: number;
  threads: Changed[];
  /** Whoever has said something of themselves, and their teams. */
  said: { id: string; teams: string[] }[];
}

async function ask(call: OpenCall, xmin: string | null): Promise<Answer> {
  const [row] = await call.sql<Answer>(
    `select pg_snapshot_xmin(pg_current_snapshot())::text as xmin,
       coalesce((select rights from organisation), 0) as rights,
       coalesce((select json_agg(json_build_object('id', s.account_id, 'teams', array(select m.team_id from team_member m where m.account_id = s.account_id)))
         from availability s where s.xid >= $1::text::xid8), '[]') as said,
       coalesce((select json_agg(json_build_object('id', t.id, 'seq', t.last_seq, 'note_no', t.last_note_no, 'changes', t.last_change + t.last_note_change,
           'teams', array(select t.team_id where t.team_id is not null
             union select p.account_id from participant p where n.lines and p.thread_id = t.id and p.part = 'TEAM'),
           'people', array(select distinct p.account_id from participant p where n.lines and p.thread_id = t.id and p.part <> 'TEAM')))
         from (select e.thread_id, bool_or(e.kind in ('LINE', 'STAFF_LINE')) as lines from entry e where e.xid >= $1::text::xid8 group by 1) n
         join thread t on t.id = n.thread_id), '[]') as threads`,
    [xmin],
  );
  if (!row) throw new Error('the database answered the watchman with nothing');
  return row;
}

function ringsOf(thread: Changed): Ring[] {
  return [
    { on: 'thread', id: thread.id, seq: thread.seq, noteNo: thread.note_no, changes: thread.changes, audience: 'ALL' },
    ...thread.teams.map((id) => ({ on: 'team', id, threadId: thread.id }) as const),
    ...thread.people.map((id) => ({ on: 'account', id, threadId: thread.id }) as const),
  ];
}
