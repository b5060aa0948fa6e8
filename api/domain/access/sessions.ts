import type { Call } from '../call.ts';
import { notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { endSession } from './session.ts';

/** One place where somebody is signed in. */
export interface SessionView {
  id: string;
  /** The browser's own name of itself, as it sent it. */
  agent: string | null;
  address: string | null;
  openedAt: Date;
  usedAt: Date;
  expiresAt: Date;
  /** Whether it is the one that asks. */
  current: boolean;
}

/** Where the caller is signed in: this session first, then those used last. */
export async function sessionsOf(call: Call): Promise<SessionView[]> {
  const rows = await call.sql<SessionView>(
    `select s.id, s.agent, s.address, s.created_at as "openedAt", s.used_at as "usedAt",
       least(s.expires_at, s.used_at + make_interval(secs => s.idle_seconds)) as "expiresAt", s.id is not distinct from $2 as current
     from session s where s.account_id = $1 and s.kind = 'PERSON' and exists (select 1 from viewer_facts(s.id, null))
     order by s.id is not distinct from $2 desc, s.used_at desc, s.id`,
    [call.actor.id, call.actor.sessionId],
  );
  return rows.map((row) => ({ ...row, openedAt: new Date(row.openedAt), usedAt: new Date(row.usedAt), expiresAt: new Date(row.expiresAt) }));
}

/** Ends one of the caller's own sessions, its open streams too. Anybody else's does not exist for them. */
export async function endOwnSession(call: Call, given: { sessionId: string }): Promise<void> {
  const sessionId = existingId(given.sessionId);
  const [own] = await call.sql(`select 1 from session where id = $1 and account_id = $2 and kind = 'PERSON'`, [sessionId, call.actor.id]);
  if (!own) throw notFound();
  await endSession(call, sessionId);
}
