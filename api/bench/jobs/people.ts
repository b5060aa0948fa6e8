import type { Bench } from '../bench.ts';
import type { ServerAt } from '../load/dialect.ts';
import type { Sender } from '../load/send.ts';
import { client, holderOf, idOf, SENDERS, THREADS, THREADS_OF_ONE } from '../plan.ts';

/** Sixteen who send into threads of their own: eight members into what they hold, eight clients into what is theirs. */
export async function apartSenders({ sessionsOf, db }: Bench): Promise<Sender[]> {
  const accounts = Array.from({ length: SENDERS }, (_, i) => (i < SENDERS / 2 ? holderOf(4 + i) : client(100 + i)));
  const tokens = await sessionsOf(accounts);
  const seqs = await seqsOf(db, Array.from({ length: SENDERS * THREADS_OF_ONE }, (_, i) => THREADS.sending + i));
  return tokens.map((token, i) => ({
    token,
    account: idOf('account', accounts[i] ?? 0),
    threads: seqs.slice(i * THREADS_OF_ONE, (i + 1) * THREADS_OF_ONE),
  }));
}

/** So many who send into one thread: half as its holder, half as its client, each from a browser of their own. */
export async function sendersInOne(bench: Bench, { thread, team, count }: { thread: number; team: number; count: number }): Promise<Sender[]> {
  const accounts = Array.from({ length: count }, (_, i) => (i % 2 === 0 ? holderOf(team) : client(thread)));
  const tokens = await bench.sessionsOf(accounts);
  const threads = await seqsOf(bench.db, [thread]);
  return tokens.map((token, i) => ({ token, account: idOf('account', accounts[i] ?? 0), threads }));
}

/** Threads by number, each with its newest seq as of now. */
export async function seqsOf(db: Bench['db'], threads: number[]): Promise<{ id: string; seq: number }[]> {
  const ids = threads.map((n) => idOf('thread', n));
  const { rows } = await db.query<{ id: string; seq: number }>('select t.id, t.last_seq as seq from unnest($1::uuid[]) with ordinality w (id, n) join thread t on t.id = w.id order by n', [ids]);
  return rows;
}

/** Where the servers are. */
export function at({ servers }: Bench, kind: ServerAt['kind']): ServerAt {
  return { kind, url: servers[kind].url };
}
