import type { Known, OpenCall } from '../call.ts';
import { tokenHash } from '../token.ts';

/** A session that stands, and whose it is. */
export interface StandingSession {
  sessionId: string;
  account: Known;
}

/**
 * The session that a cookie's token opens: not ended, neither idle nor old for too long, of somebody who may act.
 * That it was used is written at most once a minute. An open socket does not count as use; what is asked over it does.
 */
export async function sessionOf(call: OpenCall, token: string): Promise<StandingSession | null> {
  const [session = null] = await sessionsOf((statement, values) => call.sql(statement.text, values), [token]);
  return session;
}

/** The same for a socket, which belongs to the session and not to the token that it was opened with: asking counts as using it. */
export async function useSession(call: OpenCall, sessionId: string): Promise<boolean> {
  const [stands = false] = await useSessions((statement, values) => call.sql(statement.text, values), [sessionId]);
  return stands;
}

/** Runs a statement, wherever. */
export type Run = <Row extends object>(statement: { name: string; text: string }, values: unknown[]) => Promise<Row[]>;

/** Many tokens, in one statement: of each the session. */
export async function sessionsOf(run: Run, tokens: readonly string[]): Promise<(StandingSession | null)[]> {
  const sessions: (StandingSession | null)[] = tokens.map(() => null);
  type Found = Pick<Known, 'id' | 'kind' | 'role'> & { n: number; sessionId: string };
  const hashes = tokens.map(tokenHash);
  const rows = await run<Found>(TOKENS.using, [hashes]).catch(unlessFull(() => run<Found>(TOKENS.looking, [hashes])));
  for (const { n, sessionId, ...account } of rows) sessions[n - 1] = { sessionId, account: { ...account, scopes: null } };
  return sessions;
}

/** Many sessions, in one statement: of each whether it stands. */
export async function useSessions(run: Run, sessionIds: readonly string[]): Promise<boolean[]> {
  const rows = await run<{ n: number }>(IDS.using, [sessionIds]).catch(unlessFull(() => run<{ n: number }>(IDS.looking, [sessionIds])));
  const standing = new Set(rows.map(({ n }) => n));
  return sessionIds.map((_, i) => standing.has(i + 1));
}

// Whoever else writes at this moment that the session is used, or that it has ended, is not waited for.
const USED = `update session set used_at = now() where id in (
  select s.id from session s where s.id in (select f.id from found f where f.used_at < now() - interval '1 minute') for no key update skip locked)`;

const BY_TOKEN = `select x.n, s.id, s.used_at, a.id as account_id, a.kind, a.role
  from unnest($1::bytea[]) with ordinality x(hash, n) join session s on s.token_hash = x.hash join account a on a.id = s.account_id
  where s.kind = 'PERSON' and s.ended_at is null and s.expires_at > now() and a.status = 'ACTIVE' and a.kind <> 'TEAM'
    and s.used_at + make_interval(secs => s.idle_seconds) > now()`;
const WHOSE = `select n::int, id as "sessionId", account_id as id, kind, role from found`;

const BY_ID = `select x.n, s.id, s.used_at from unnest($1::uuid[]) with ordinality x(id, n) join session s on s.id = x.id
  where exists (select 1 from viewer_facts(s.id, null))`;

/** To find, and write that what was found is used; and to find alone. */
const TOKENS = {
  using: { name: 'sessions-by-token', text: `with found as (${BY_TOKEN}), used as (${USED}) ${WHOSE}` },
  looking: { name: 'sessions-by-token-full', text: `with found as (${BY_TOKEN}) ${WHOSE}` },
};
const IDS = {
  using: { name: 'sessions-by-id', text: `with found as (${BY_ID}), used as (${USED}) select n::int from found` },
  looking: { name: 'sessions-by-id-full', text: `with found as (${BY_ID}) select n::int from found` },
};

/** Where the disk is full a session cannot be marked as used, and whoever has one can go on reading all the same. */
function unlessFull<T>(otherwise: () => Promise<T>): (error: unknown) => Promise<T> {
  return (error) => (error instanceof Error && 'code' in error && error.code === '53100' ? otherwise() : Promise.reject(error));
}
