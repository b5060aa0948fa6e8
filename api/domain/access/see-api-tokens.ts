import type { Role } from '../accounts/account.ts';
import { mayAdminister } from '../accounts/policy.ts';
import { seenAmong } from '../accounts/seeing.ts';
import type { Call } from '../call.ts';
import { forbidden, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import type { ApiTokenView } from './api-token.ts';
import { mayHandleTokens } from './policy.ts';

/** One account has at most fifty that work, so this is a bound and not a page. */
const MOST = 1000;

/**
 * The tokens that work, and those that ended in the last thirty days, newest first: one's own, and for administrators
 * those of all accounts that they may touch, or of one of them.
 */
export async function apiTokens(call: Call, asked: { accountId?: string | null }): Promise<ApiTokenView[]> {
  const accountId = await whose(call, asked.accountId);
  return call.sql<ApiTokenView>(
    `${TOKENS} where (s.account_id = $1 or $1::uuid is null and (a.role <> 'SYSTEM_ADMIN' or $2))
       and coalesce(s.ended_at, s.expires_at) > now() - interval '30 days'
     order by k.created_at desc, k.session_id limit ${MOST}`,
    [accountId, call.actor.role === 'SYSTEM_ADMIN'],
  ).then((rows) => rows.map(asView));
}

/** One token. What somebody may not handle does not exist for them. */
export async function apiTokenOf(call: Call, id: string): Promise<ApiTokenView> {
  const [row] = await call.sql<ApiTokenView & { role: Role }>(`${TOKENS} where k.session_id = $1`, [existingId(id)]);
  if (!row || !mayHandleTokens(call.actor, { id: row.accountId, role: row.role })) throw notFound();
  return asView(row);
}

/** Null: everybody's, which an administrator may ask for. */
async function whose(call: Call, given: string | null | undefined): Promise<string | null> {
  if (given === null || given === undefined) return mayAdminister(call.actor) ? null : call.actor.id;
  const id = existingId(given);
  const [account] = await call.sql<{ id: string; role: Role | null }>('select id, role from account where id = $1', [id]);
  if (!account || !(await seenAmong(call, [id])).has(id)) throw notFound();
  if (!mayHandleTokens(call.actor, account)) throw forbidden('These tokens are not yours to see.');
  return id;
}

const TOKENS = `
select k.session_id as id, k.name, k.account_id as "accountId", k.scopes, k.ending, k.created_by as "createdById",
  array(select t.id from account t where t.id = any(k.team_ids) order by lower(t.name), t.id) as "teamIds",
  k.created_at as "createdAt", s.expires_at as "expiresAt", s.ended_at as "revokedAt",
  case when s.used_at > s.created_at then s.used_at end as "lastUsedAt", s.address as "lastUsedFrom", a.role
from api_token k join session s on s.id = k.session_id join account a on a.id = k.account_id`;

/** Times come as text. */
function asView({ id, name, accountId, scopes, teamIds, createdById, lastUsedFrom, ending, ...times }: ApiTokenView): ApiTokenView {
  const { createdAt, expiresAt, lastUsedAt, revokedAt } = times;
  return {
    id, name, accountId, scopes, teamIds, createdById, lastUsedFrom, ending,
    createdAt: new Date(createdAt),
    expiresAt: new Date(expiresAt),
    lastUsedAt: lastUsedAt && new Date(lastUsedAt),
    revokedAt: revokedAt && new Date(revokedAt),
  };
}
