import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../db/embedded/free-port.ts';
import { joinPostgres } from '../../db/embedded.ts';
import { crowdQueue } from '../data/crowd-queue.ts';
import { withClient } from '../measure/client.ts';
import { start } from '../servers/start.ts';

/** The product as a demo, which a browser can open without a certificate, with one conversation of ten thousand messages. */
export interface Demo {
  url: string;
  /** The long conversation, as its cards are called. */
  title: string;
  /** So many more clients wait from now on in a queue that asks for no code. Answers with the short name of a member who works it. */
  crowd(threads: number): Promise<string>;
  stop(): Promise<void>;
}

const TITLE = 'Transfer to the new account';
const LONG = 10_000;

export async function startDemo(): Promise<Demo> {
  const dataDir = mkdtempSync(join(tmpdir(), 'switchboard-bench-'));
  // As root Postgres runs as somebody else, who must reach its data.
  chmodSync(dataDir, 0o755);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = await start({ args: ['dist/api/main.js'], env: { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error', LIMITS: '{"pace.personPerSecond": 1000, "pace.personBurst": 10000}' }, url, ready: '/readyz' });
  const postgres = await joinPostgres({ dataDir: join(dataDir, 'postgres') });
  await withClient(postgres.url, async (db) => {
    const { rows } = await db.query<{ id: string }>('select id from thread where title = $1', [TITLE]);
    await db.query(LENGTHEN, [rows[0]?.id ?? randomUUID(), LONG]);
  });
  return {
    url,
    title: TITLE,
    crowd: (threads) => withClient(postgres.url, async (db) => {
      const { rows } = await db.query<{ team: string; member: string }>(
        `select t.id as team, a.short_name as member from account t join team_member m on m.team_id = t.id join account a on a.id = m.account_id
         where t.kind = 'TEAM' and t.secure_phone is null order by a.short_name`,
      );
      const [{ team, member } = { team: '', member: '' }] = rows;
      await crowdQueue(db, team, threads);
      return member;
    }),
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** As many messages as are missing, in turns, after those that are there. */
const LENGTHEN = `
with t as (update thread set last_seq = $2 where id = $1 returning id, client_id, holder_id, team_id, (select max(seq) from entry where thread_id = $1) as from_seq),
marked as (insert into read_mark (thread_id, account_id, seq) select id, holder_id, $2 from t on conflict (thread_id, account_id) do update set seq = excluded.seq)
insert into entry (id, thread_id, pos, seq, kind, author_id, team_id, body, at)
select uuidv7(), t.id, s, s, 'MESSAGE', case when s % 2 = 0 then t.client_id else t.holder_id end, case when s % 2 = 1 then t.team_id end,
  'This is number ' || s || repeat(', and it goes on for as long as people write when they explain something', s % 4) || '.', now() - ($2 - s) * interval '1 minute'
from t, generate_series(t.from_seq + 1, $2::int) s`;
