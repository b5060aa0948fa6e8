import { changeRights } from '../organisation/organisation.ts';
import { sessionLimits } from '../organisation/session-limits.ts';
import { record } from '../audit/record.ts';
import type { Call, OpenCall } from '../call.ts';
import { newId } from '../id.ts';
import { newToken, tokenHash } from '../token.ts';

/** What a browser is given: kept as hashes alone, so reading the database opens no session. */
export interface OpenedSession {
  sessionId: string;
  sessionToken: string;
  deviceToken: string;
}

/** Of the browser that signs in: what it brought along. */
export interface Browser {
  /** Of the device's cookie, if there is one. */
  deviceToken: string | null;
  /** The session that it had: it ends, a sign-in never goes on with an old one. */
  formerSessionId: string | null;
  /** The User-Agent header, so that people recognise the session in a list. */
  agent: string | null;
}

/** Opens a session with a token of its own. A device that is known stays the same device. */
export async function openSession(call: OpenCall, account: { id: string; kind: 'STAFF' | 'CLIENT' }, browser: Browser): Promise<OpenedSession> {
  if (browser.formerSessionId !== null) await endSession(call, browser.formerSessionId, account.id);
  const device = await deviceOf(call, browser.deviceToken);
  const { idle, absolute } = await lastsFor(call, account.kind);
  const sessionId = newId();
  const sessionToken = newToken();
  await call.sql(
    `insert into session (id, account_id, device_id, token_hash, idle_seconds, expires_at, address, agent)
     values ($1, $2, $3, $4, $5 * 60, now() + make_interval(mins => $6), $7, $8)`,
    [sessionId, account.id, device.id, tokenHash(sessionToken), idle, absolute, call.from.address, agentOf(browser)],
  );
  record(call, { deed: 'session.opened', actorId: account.id, targetId: sessionId });
  return { sessionId, sessionToken, deviceToken: device.token };
}

/** A session that has ended: somebody's sign-in, or an API token. */
interface Ended {
  id: string;
  accountId: string;
  kind: 'PERSON' | 'TOKEN';
}

/** Ends one session, its open streams too. `byId`: who does it, where nobody is signed in. */
export async function endSession(call: OpenCall, sessionId: string, byId = call.actorId): Promise<void> {
  const ended = await call.sql<Ended>(
    'update session set ended_at = now() where id = $1 and ended_at is null returning id, account_id as "accountId", kind',
    [sessionId],
  );
  await tellOfEnded(call, ended, byId);
}

/** Ends every session of an account, wherever it is, its API tokens too, and says how many there were. */
export async function endSessions(call: OpenCall, accountId: string, byId = call.actorId): Promise<number> {
  const ended = await call.sql<Ended>(
    'update session set ended_at = now() where account_id = $1 and ended_at is null returning id, account_id as "accountId", kind',
    [accountId],
  );
  await tellOfEnded(call, ended, byId);
  return ended.length;
}

/**
 * Ends every other session of the caller: what was opened under a former password or factor goes with it. API tokens
 * stay: each was made with password and code, so no stolen session has made one, and they are revoked one by one.
 */
export async function endOtherSessions(call: Call): Promise<number> {
  const ended = await call.sql<Ended>(
    `update session set ended_at = now() where account_id = $1 and id is distinct from $2 and kind = 'PERSON' and ended_at is null
     returning id, account_id as "accountId", kind`,
    [call.actor.id, call.actor.sessionId],
  );
  await tellOfEnded(call, ended, call.actor.id);
  return ended.length;
}

/** Ends the API tokens that somebody has made for others: they have seen the secrets. */
export async function endTokensMadeBy(call: OpenCall, accountId: string): Promise<void> {
  const ended = await call.sql<Ended>(
    `update session set ended_at = now() where ended_at is null and id in (select session_id from api_token where created_by = $1)
     returning id, account_id as "accountId", kind`,
    [accountId],
  );
  await tellOfEnded(call, ended, call.actorId);
}

/**
 * New limits for one kind of account, in minutes. Sessions under way keep what they have where it is shorter; those
 * that are too old by it end now, open streams too, and are the only ones that this ends: others ended by the clock.
 * API tokens have a day of their own.
 */
export async function cutSessions(call: OpenCall, kind: 'STAFF' | 'CLIENT', limits: Lasts): Promise<void> {
  const ended = await call.sql<Ended>(
    `with alive as (
       select s.id, least(s.idle_seconds, $2 * 60) as idle, least(s.expires_at, s.created_at + make_interval(mins => $3)) as expires
       from session s join account a on a.id = s.account_id
       where a.kind = $1 and s.kind = 'PERSON' and s.ended_at is null and s.expires_at > now() and s.used_at + make_interval(secs => s.idle_seconds) > now()
       for update of s),
     cut as (
       update session set idle_seconds = alive.idle, expires_at = alive.expires,
         ended_at = case when alive.expires <= now() or session.used_at + make_interval(secs => alive.idle) <= now() then now() end
       from alive where session.id = alive.id
       returning session.id, session.account_id, session.kind, session.ended_at)
     select id, account_id as "accountId", kind from cut where ended_at is not null`,
    [kind, limits.idle, limits.absolute],
  );
  await tellOfEnded(call, ended, call.actorId);
  // Those that go on end earlier by the clock than whoever judged them knows.
  await changeRights(call);
}

/** In minutes: without use, and at the most. */
interface Lasts {
  idle: number;
  absolute: number;
}

async function lastsFor(call: OpenCall, kind: 'STAFF' | 'CLIENT'): Promise<Lasts> {
  const limits = await sessionLimits(call);
  return kind === 'STAFF' ? { idle: limits.staffIdle, absolute: limits.staffAbsolute } : { idle: limits.clientIdle, absolute: limits.clientAbsolute };
}

async function tellOfEnded(call: OpenCall, ended: Ended[], byId: string | null): Promise<void> {
  if (ended.length === 0) return;
  for (const { id, accountId, kind } of ended) {
    record(call, { deed: kind === 'TOKEN' ? 'apiToken.revoked' : 'session.ended', actorId: byId, targetId: id, before: { accountId } });
  }
  await changeRights(call);
}

async function deviceOf(call: OpenCall, token: string | null): Promise<{ id: string; token: string }> {
  const [known] = token === null ? [] : await call.sql<{ id: string }>('select id from device where token_hash = $1', [tokenHash(token)]);
  if (known && token !== null) return { id: known.id, token };
  const made = { id: newId(), token: newToken() };
  await call.sql('insert into device (id, token_hash) values ($1, $2)', [made.id, tokenHash(made.token)]);
  return made;
}

function agentOf({ agent }: Browser): string | null {
  return agent === null ? null : agent.toWellFormed().replace(/[^\P{C}]/gu, '').slice(0, 300);
}
