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

/** Every time that a deed leaves, which is that of its entry. */
const COLUMNS = [
  'entry.at', 'read_mark.at', 'participant.joined_at', 'participant.left_at', 'engagement.started_at', 'engagement.ended_at',
  'thread.created_at', 'thread.last_at', 'thread.preview_at', 'thread.waiting_since', 'thread.held_since', 'thread.closed_at',
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
    for (const column of COLUMNS) {
      const [table = '', name = ''] = column.split('.');
      const key = table === 'thread' ? 'id' : 'thread_id';
      await db.query(`update ${table} x set ${name} = m.moved from unnest($2::timestamptz[], $3::timestamptz[]) m(at, moved) where x.${key} = $1 and x.${name} = m.at`, [id, at, moved]);
    }
  }
}

function minutesAgo(ago: number[], place: number, count: number): number {
  const [first = 0, last = first] = [ago[0], ago.at(-1)];
  if (ago.length === 2 && count > 2) return first + ((last - first) * place) / (count - 1);
  return ago[place] ?? last;
}
