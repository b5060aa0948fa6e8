import type { Role } from '../accounts/account.ts';
import { seenAmong } from '../accounts/seeing.ts';
import { record } from '../audit/record.ts';
import { type Call, refreshActor, type Scope } from '../call.ts';
import { badInput, forbidden, notFound } from '../errors.ts';
import { newId } from '../id.ts';
import { existingId, line } from '../input.ts';
import { newApiSecret, tokenHash } from '../token.ts';
import { type ApiTokenView, opensThreads, withIncluded } from './api-token.ts';
import { mayHandleTokens } from './policy.ts';
import { apiTokenOf } from './see-api-tokens.ts';
import { endSession } from './session.ts';

export interface CreateApiToken {
  name: string;
  accountId?: string | null;
  scopes: Scope[];
  teamIds?: string[] | null;
  expiresAt?: Date | null;
}

const DAY = 24 * 3600 * 1000;
const LASTS = { usually: 90 * DAY, longest: 366 * DAY };
/** Tokens of one account that work at once: nobody keeps watch over more. */
const MOST = 50;

/**
 * Makes a token that acts as a staff account, and shows its secret this once. Staff make them for themselves;
 * administrators for accounts that they may touch, with directory scopes alone, since no rank reads threads. A team's
 * threads are opened by whoever has its queue open in the session that makes the token.
 */
export async function createApiToken(call: Call, given: CreateApiToken): Promise<{ token: ApiTokenView; secret: string }> {
  if (call.via !== null) throw forbidden('No token makes another one.');
  const name = line('input.name', given.name, 80);
  const scopes = withIncluded(given.scopes);
  if (scopes.length === 0) throw badInput('input.scopes', 'Say what it may be used for.');
  const expiresAt = endOf(call, given.expiresAt);
  const teamIds = [...new Set((given.teamIds ?? []).map(existingId))].sort();
  const account = await owner(call, given.accountId == null ? call.actor.id : existingId(given.accountId), teamIds);
  if (account.id !== call.actor.id && opensThreads(scopes)) throw forbidden('For somebody else a token opens the directory alone: no rank reads threads.');
  await refuseOtherTeams(call, account.id, teamIds, scopes);
  await refuseTooMany(call, account.id);

  const [id, secret] = [newId(), newApiSecret()];
  await call.sql(
    `insert into session (id, account_id, kind, token_hash, idle_seconds, expires_at) values ($1, $2, 'TOKEN', $3, 0, $4)`,
    [id, account.id, tokenHash(secret), expiresAt],
  );
  await call.sql(
    `insert into api_token (session_id, account_id, name, scopes, team_ids, role, ending, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, account.id, name, scopes, teamIds, account.role, secret.slice(-4), call.actor.id],
  );
  if (opensThreads(scopes)) await openQueues(call, id, account.id, teamIds);
  record(call, { deed: 'apiToken.created', targetId: id, after: { name, accountId: account.id, scopes, teamIds, expiresAt } });
  return { token: await apiTokenOf(call, id), secret };
}

/** The inverse: ends it at once, for good, its open streams too. */
export async function revokeApiToken(call: Call, given: { tokenId: string }): Promise<ApiTokenView> {
  const { id } = await apiTokenOf(call, given.tokenId);
  await endSession(call, id);
  return apiTokenOf(call, id);
}

function endOf(call: Call, given: Date | null | undefined): Date {
  const end = given ?? new Date(call.now.getTime() + LASTS.usually);
  if (!(end > call.now)) throw badInput('input.expiresAt', 'This is in the past.');
  if (end.getTime() > call.now.getTime() + LASTS.longest) throw badInput('input.expiresAt', 'A token works for 366 days at most.');
  return end;
}

/**
 * The account that it will act as. It and the teams are locked until the token is there: whoever suspends somebody,
 * ends a membership or changes a secure phone at the same moment waits for that, or this for them.
 */
async function owner(call: Call, id: string, teamIds: string[]): Promise<{ id: string; role: Role }> {
  await call.sql('select 1 from account where id = any($1) order by id for share', [[id, call.actor.id, ...teamIds]]);
  await call.sql('select 1 from team_member where account_id = $1 and team_id = any($2) order by team_id for share', [id, teamIds]);
  await refreshActor(call);
  const [account] = await call.sql<{ id: string; kind: string; role: Role | null; status: string }>(
    'select id, kind, role, status from account where id = $1',
    [id],
  );
  if (!account || !(await seenAmong(call, [id])).has(id)) throw notFound();
  if (account.kind !== 'STAFF' || account.role === null) throw badInput('input.accountId', 'Tokens act as staff.');
  if (!mayHandleTokens(call.actor, account)) throw forbidden('You make no tokens for this account.');
  if (account.status !== 'ACTIVE') throw badInput('input.accountId', 'This account is not active.');
  return { id: account.id, role: account.role };
}

async function refuseOtherTeams(call: Call, accountId: string, teamIds: string[], scopes: Scope[]): Promise<void> {
  if (scopes.includes('SEND_AS_TEAM') && teamIds.length === 0) throw badInput('input.teamIds', 'Say for which teams it writes.');
  const works = await call.sql<{ id: string }>('select team_id as id from team_member where account_id = $1', [accountId]);
  if (teamIds.some((id) => !works.some((team) => team.id === id))) throw badInput('input.teamIds', 'The account is not a member of all these teams.');
  if (opensThreads(scopes) && teamIds.some((id) => !call.actor.open.includes(id))) {
    throw forbidden('Open the queue first: a token reads the queues that are open to whoever makes it.');
  }
}

async function refuseTooMany(call: Call, accountId: string): Promise<void> {
  const [row] = await call.sql<{ count: number }>(
    `select count(*)::int as count from session where account_id = $1 and kind = 'TOKEN' and ended_at is null and expires_at > now()`,
    [accountId],
  );
  if ((row?.count ?? 0) >= MOST) throw forbidden(`An account has at most ${MOST} tokens that work. Revoke one first.`);
}

/** As when a member enters a team's code: withdrawn with the membership, and when the secure phone changes. */
async function openQueues(call: Call, tokenId: string, accountId: string, teamIds: string[]): Promise<void> {
  await call.sql(
    `insert into team_access (id, team_id, account_id, session_id, with_code)
     select gen_random_uuid(), t.id, $2, $3, t.code_asked <> 'NEVER' and t.secure_phone is not null from account t where t.id = any($1)`,
    [teamIds, accountId, tokenId],
  );
}
