import { changeRights } from '../accounts/organisation.ts';
import { record } from '../audit/record.ts';
import type { OpenCall } from '../call.ts';
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

/** In seconds. Staff: a working day; clients: until they forget it. */
const LASTS = {
  STAFF: { idle: 8 * 3600, absolute: 24 * 3600 },
  CLIENT: { idle: 14 * 24 * 3600, absolute: 90 * 24 * 3600 },
};

/** Opens a session with a token of its own. A device that is known stays the same device. */
export async function openSession(call: OpenCall, account: { id: string; kind: 'STAFF' | 'CLIENT' }, browser: Browser): Promise<OpenedSession> {
  if (browser.formerSessionId !== null) await endSession(call, browser.formerSessionId, account.id);
  const device = await deviceOf(call, browser.deviceToken);
  const { idle, absolute } = LASTS[account.kind];
  const sessionId = newId();
  const sessionToken = newToken();
  await call.sql(
    `insert into session (id, account_id, device_id, token_hash, idle_seconds, expires_at, address, agent)
     values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6), $7, $8)`,
    [sessionId, account.id, device.id, tokenHash(sessionToken), idle, absolute, call.from.address, agentOf(browser)],
  );
  record(call, { deed: 'session.opened', actorId: account.id, targetId: sessionId });
  return { sessionId, sessionToken, deviceToken: device.token };
}

/** Ends one session, its open streams too. `byId`: who does it, where nobody is signed in. */
export async function endSession(call: OpenCall, sessionId: string, byId = call.actorId): Promise<void> {
  const ended = await call.sql<{ id: string; accountId: string }>(
    'update session set ended_at = now() where id = $1 and ended_at is null returning id, account_id as "accountId"',
    [sessionId],
  );
  await tellOfEnded(call, ended, byId);
}

/** Ends every session of an account, wherever it is, and says how many there were. */
export async function endSessions(call: OpenCall, accountId: string, byId = call.actorId): Promise<number> {
  const ended = await call.sql<{ id: string; accountId: string }>(
    'update session set ended_at = now() where account_id = $1 and ended_at is null returning id, account_id as "accountId"',
    [accountId],
  );
  await tellOfEnded(call, ended, byId);
  return ended.length;
}

async function tellOfEnded(call: OpenCall, ended: { id: string; accountId: string }[], byId: string | null): Promise<void> {
  if (ended.length === 0) return;
  for (const { id, accountId } of ended) {
    record(call, { deed: 'session.ended', actorId: byId, targetId: id, before: { accountId } });
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
