import type { Known, OpenCall } from '../call.ts';
import { newToken, tokenHash } from '../token.ts';

/** Seconds from asking for a ticket to opening the socket. */
const TICKET_LASTS = 30;

/** A token that opens something: its id, and as whom it asks. */
export interface GoodToken {
  token: string;
  account: Known;
}

/**
 * The API token that a secret opens: its id, which is that of its session. Null: none, or it has ended. Asking counts
 * as using it: when and from where is written at most once a minute. Being idle ends no token, only its expiry does.
 */
export async function apiTokenBySecret(call: OpenCall, secret: string): Promise<GoodToken | null> {
  return use(call, 's.token_hash = $1', tokenHash(secret));
}

/** The same for one that is known already, on an open socket. */
export async function isApiTokenGood(call: OpenCall, id: string): Promise<boolean> {
  return (await use(call, 's.id = $1', id)) !== null;
}

/**
 * A word with which a browser opens one socket as the token, within 30 seconds: it cannot send the token itself along
 * with an upgrade, and in an address or a list of subprotocols a secret that lasts would end up in logs.
 */
export async function makeSocketTicket(call: OpenCall, tokenId: string): Promise<string> {
  const ticket = newToken();
  await call.sql('delete from socket_ticket where expires_at < now()', []);
  await call.sql('insert into socket_ticket (ticket_hash, session_id, expires_at) values ($1, $2, now() + make_interval(secs => $3))', [
    tokenHash(ticket),
    tokenId,
    TICKET_LASTS,
  ]);
  return ticket;
}

/** Uses the ticket up, and answers the token that it is for. Of two who bring the same one, one removes it. */
export async function redeemSocketTicket(call: OpenCall, ticket: string): Promise<string | null> {
  const [used] = await call.sql<{ id: string; fresh: boolean }>(
    'delete from socket_ticket where ticket_hash = $1 returning session_id as id, expires_at > now() as fresh',
    [tokenHash(ticket)],
  );
  if (!used?.fresh) return null;
  return (await isApiTokenGood(call, used.id)) ? used.id : null;
}

async function use(call: OpenCall, which: 's.token_hash = $1' | 's.id = $1', value: Buffer | string): Promise<GoodToken | null> {
  const [found] = await call.sql<Known & { token: string }>(
    `with found as (
       select s.id, s.used_at, s.created_at, v.me, v.kind, v.role, v.scopes from session s, viewer_facts(s.id, null) v
       where ${which} and s.kind = 'TOKEN'),
     used as (
       update session set used_at = now(), address = $2 from found
       where session.id = found.id and (found.used_at = found.created_at or found.used_at < now() - interval '1 minute'))
     select id as token, me as id, kind, role, scopes from found`,
    [value, call.from.address],
  );
  if (!found) return null;
  const { token, ...account } = found;
  return { token, account };
}
