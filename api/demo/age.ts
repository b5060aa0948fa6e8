import { join } from 'node:path';
import { Client } from 'pg';
import { joinPostgres } from '../db/embedded.ts';

/**
 * For pictures alone: `node api/demo/age.ts DATA_DIR '{"title": [24, 21]}'` moves conversations of a demo that is not
 * running into the past, as if they had been lived there. The numbers are minutes ago, of each deed in its order; two for
 * many are the first and the last, with the others evenly between. The server never does this.
 */
const [dataDir = '', given = '{}'] = process.argv.slice(2);
const ages = JSON.parse(given) as Record<string, number[]>;

/** Every time that a deed leaves is that of its entry, and moves with it. */
const MOVES = [
  'update entry x set at = m.moved from unnest($2::timestamptz[], $3::timestamptz[]) m(at, moved) where x.thread_id = $1 and x.at = m.at',
  'update read_mark x set at = m.moved from unnest($2::timestamptz[], $3::timestamptz[]) m(at, moved) where x.thread_id = $1 and x.at = m.at',
  'update participant x set joined_at = m.moved from unnest($2::timestamptz[], $3::timestamptz[]) m(at, moved) where x.thread_id = $1 and x.joined_at = m.at',
  'update participant x set left_at = m.moved from unnest($2::timestamptz[], $3::timestamptz[]) m(at, moved) where x.thread_id = $1 and x.left_at = m.at',
  'update engagement x set started_at = m.moved from unnest($2::timestamptz[], $3::timestamptz[]) m(at, moved) where x.thread_id = $1 and x.started_at = m.at',
  'update engagement x set ended_at = m.moved from unnest($2::timestamptz[], $3::timestamptz[]) m(at, moved) where x.thread_id = $1 and x.ended_at = m.at',
  'update thread x set created_at = m.moved from unnest($2::timestamptz[], $3::timestamptz[]) m(at, moved) where x.id = $1 and x.created_at = m.at',
  'update thread x set last_at = m.moved from unnest($2::timestamptz[], $3::timestamptz[]) m(at, moved) where x.id = $1 and x.last_at = m.at',
  'update thread x set preview_at = m.moved from unnest($2::timestamptz[], $3::timestamptz[]) m(at, moved) where x.id = $1 and x.preview_at = m.at',
  'update thread x set waiting_since = m.moved from unnest($2::timestamptz[], $3::timestamptz[]) m(at, moved) where x.id = $1 and x.waiting_since = m.at',
  'update thread x set held_since = m.moved from unnest($2::timestamptz[], $3::timestamptz[]) m(at, moved) where x.id = $1 and x.held_since = m.at',
  'update thread x set closed_at = m.moved from unnest($2::timestamptz[], $3::timestamptz[]) m(at, moved) where x.id = $1 and x.closed_at = m.at',
];

const postgres = await joinPostgres({ dataDir: join(dataDir, 'postgres') });
const db = new Client({ connectionString: postgres.url });
try {
  await db.connect();
  await db.query('begin');
  for (const [title, ago] of Object.entries(ages)) await age(title, ago);
  await db.query('commit');
} finally {
  await db.end();
  await postgres.stop();
}

async function age(title: string, ago: number[]): Promise<void> {
  const { rows } = await db.query<{ id: string; at: string[] }>(
    `select t.id, array(select distinct e.at::text from entry e where e.thread_id = t.id order by 1) as at from thread t where t.title = $1`,
    [title],
  );
  for (const { id, at } of rows) {
    const moved = at.map((_, place) => new Date(Date.now() - minutesAgo(ago, place, at.length) * 60_000).toISOString());
    for (const move of MOVES) await db.query(move, [id, at, moved]);
  }
}

function minutesAgo(ago: number[], place: number, count: number): number {
  const [first = 0, last = first] = [ago[0], ago.at(-1)];
  if (ago.length === 2 && count > 2) return first + ((last - first) * place) / (count - 1);
  return ago[place] ?? last;
}
