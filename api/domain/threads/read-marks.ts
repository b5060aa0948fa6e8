import type { OpenCall } from '../call.ts';
import type { ReaderView } from './views.ts';

/** How far somebody has read a thread, and when they came so far. */
export interface ReadMark {
  accountId: string;
  seq: number;
  at: string | Date;
}

/** How far a thread was read by those who have read furthest, and by its client. */
export type ReadMarks = readonly ReadMark[];

/** So many of those who have read furthest are named. */
export const MOST_READERS = 10;

/** So that one can be left out. */
const ONE_MORE = MOST_READERS + 1;

/**
 * When a mark that moves came so far, in `on conflict … do update` of read_mark: over one's own words, and lines, without a new
 * time, since nothing was read then.
 */
export const READ_AT = `case when exists (select 1 from entry e where e.thread_id = excluded.thread_id and e.pos > read_mark.seq and e.pos <= excluded.seq
         and e.kind = 'MESSAGE' and e.author_id is distinct from excluded.account_id) then now() else read_mark.at end`;

/** Those who have read furthest, and the client. */
export async function readMarks(call: OpenCall, threadId: string): Promise<ReadMarks> {
  return call.sql<ReadMark>(
    `(select account_id as "accountId", seq, at from read_mark where thread_id = $1 order by seq desc, at limit ${ONE_MORE})
     union select m.account_id, m.seq, m.at from read_mark m join thread t on t.id = m.thread_id and t.client_id = m.account_id where m.thread_id = $1`,
    [threadId],
  );
}

/** Who is told of reading, and in which thread. */
export interface Told {
  me: string;
  kind: 'CLIENT' | 'STAFF';
  clientId: string | null;
  teamId: string | null;
  /** Up to which seq they may read themselves. */
  readable: number;
}

/**
 * Who else has read how far, since when, furthest first: a client is told of everybody else, staff of the client, where
 * there is one. A client is told of a team as one, whatever its setting: who of it looks
 * on is nothing that they would know otherwise.
 */
export function readersFor(marks: ReadMarks, { me, kind, clientId, teamId, readable }: Told): ReaderView[] {
  const others = marks
    .filter(({ accountId }) => accountId !== me && (kind === 'CLIENT' || clientId === null || accountId === clientId))
    .map(({ accountId, seq, at }) => ({ who: { personId: accountId, teamId: null }, seq: Math.min(seq, readable), at: new Date(at) }))
    .sort((one, other) => other.seq - one.seq || one.at.getTime() - other.at.getTime());
  const [first] = others;
  if (kind === 'STAFF' || teamId === null) return others.slice(0, MOST_READERS);
  return first ? [{ ...first, who: { personId: null, teamId } }] : [];
}
