import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/**
 * Puts so many more threads into a team's queue, each of a client of its own who has written once and waits, the first
 * of them for five days: a queue on the worst morning of a firm. In one statement, as everything here that is not to be measured.
 */
export async function crowdQueue(db: Client, teamId: string, threads: number): Promise<void> {
  const clientTeam = randomUUID();
  await db.query('insert into client_team (id, name) values ($1, $2)', [clientTeam, `The crowd of ${teamId.slice(-6)}`]);
  await db.query(CROWD, [teamId, threads, clientTeam]);
  await db.query('analyze thread; analyze entry; analyze participant; analyze account; analyze client_team_member');
}

const CROWD = `
with n as materialized (
  select i, uuidv7() as thread_id, gen_random_uuid() as client_id, now() - i * interval '43 seconds' as at,
    'The statement of last month has arrived here twice, number ' || i || '. Which of them is the right one?' as body
  from generate_series(1, $2::int) i),
client as (
  insert into account (id, kind, status, name, short_name, email, tint)
  select client_id, 'CLIENT', 'ACTIVE', 'Client In The Queue ' || i, 'Client ' || i, 'queued-' || client_id || '@bench.example', 1 + i % 7 from n),
reached as (
  insert into client_team_member (client_team_id, account_id)
  select $3::uuid, client_id from n union all select $3::uuid, $1::uuid),
thread as (
  insert into thread (id, title, state, team_id, client_id, started_by, client_thread_id, last_seq, waiting_since, needs_reply, last_at, created_at,
    preview_seq, preview_text, preview_author_id, preview_at)
  select thread_id, 'The statement ' || i, 'QUEUED', $1::uuid, client_id, client_id, gen_random_uuid(), 2, at, true, at, at, 2, left(body, 140), client_id, at from n),
participant as (
  insert into participant (id, thread_id, account_id, part, from_seq, from_note, joined_at)
  select gen_random_uuid(), thread_id, account, part, 1, 1, at from n, lateral (values (client_id, 'CLIENT'), ($1::uuid, 'TEAM')) p (account, part))
insert into entry (id, thread_id, pos, seq, kind, line, author_id, team_id, body, client_entry_id, at)
select uuidv7(), thread_id, s, s, case s when 1 then 'LINE' else 'MESSAGE' end, case s when 1 then 'STARTED' end, client_id, null,
  case s when 2 then body end, case s when 2 then gen_random_uuid() end, at from n, generate_series(1, 2) s`;
