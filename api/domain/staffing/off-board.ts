import type { Account } from '../accounts/account.ts';
import { clientsRelyingOn, coverClientsOf } from '../accounts/reach.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput, notFound } from '../errors.ts';
import { existingId, optionalLine } from '../input.ts';
import { handOverHeld } from './hand-over.ts';
import { clientsThreadsOf, leaveNamedThreads, type Successor } from './named-threads.ts';
import { releaseHeld } from './release.ts';
import { announce, closeAccount, letGoable } from './suspend.ts';

export interface OffBoardAccount {
  accountId: string;
  reason?: string | null;
  /** Exactly one of these; `queue` is true where it stands. Left out: back to the queues. */
  heldTo?: { queue?: boolean | null; member?: string | null } | null;
  namedTo?: string | null;
  closeNamed?: boolean | null;
  clientsTo?: string | null;
}

export type OffBoardAccountOutcome =
  | { is: 'AccountOffBoarded'; accountId: string }
  | { is: 'SuccessorNeeded'; threads: number; clientIds: string[] };

/**
 * Lets somebody of the staff go, in one transaction: what they hold is handed on, a successor takes their place where a
 * client would be left without anyone, memberships, sessions and links end, and the account is suspended. Nothing is
 * written while a successor is missing. What has happened already is answered as done.
 */
export async function offBoardAccount(call: Call, input: OffBoardAccount): Promise<OffBoardAccountOutcome> {
  const account = await letGoable(call, input.accountId);
  if (account.kind !== 'STAFF') throw badInput('input.accountId', 'Only staff are off-boarded. Suspend a client or a team instead.');
  if (account.offboardedAt !== null) return { is: 'AccountOffBoarded', accountId: account.id };
  const reason = optionalLine('input.reason', input.reason, 500);
  const heldTo = await colleague(call, 'input.heldTo.member', input.heldTo?.member, account);
  const namedTo = await colleague(call, 'input.namedTo', input.namedTo, account);
  const clientsTo = await answering(call, input.clientsTo, account);

  const relying = (await clientsRelyingOn(call, account.id)).ids;
  const threads = namedTo === null && input.closeNamed !== true ? (await clientsThreadsOf(call, account.id)).length : 0;
  const clientIds = clientsTo === null ? relying : [];
  if (threads > 0 || clientIds.length > 0) return { is: 'SuccessorNeeded', threads, clientIds };

  if (heldTo === null) await releaseHeld(call, account.id);
  else await handOverHeld(call, account.id, heldTo);
  const successor: Successor = namedTo === null ? { closed: true } : { namedTo };
  await leaveNamedThreads(call, account, successor);
  if (clientsTo !== null) await coverClientsOf(call, account.id, clientsTo);
  await closeAccount(call, account);
  const before = await leaveTeams(call, account);
  account.offboardedAt = call.now;
  await announce(call, account);
  record(call, { deed: 'account.offBoarded', targetId: account.id, before, after: { reason, heldTo, namedTo, clientsTo } });
  return { is: 'AccountOffBoarded', accountId: account.id };
}

/** Somebody else of the staff who may act. */
async function colleague(call: Call, path: string, id: string | null | undefined, leaving: Account): Promise<string | null> {
  if (id === null || id === undefined) return null;
  const kind = await kindOfActive(call, path, existingId(id), leaving);
  if (kind !== 'STAFF') throw badInput(path, 'Only a colleague can take over.');
  return existingId(id);
}

/** Staff or a team that clients can write to. */
async function answering(call: Call, id: string | null | undefined, leaving: Account): Promise<string | null> {
  if (id === null || id === undefined) return null;
  const kind = await kindOfActive(call, 'input.clientsTo', existingId(id), leaving);
  if (kind === 'CLIENT') throw badInput('input.clientsTo', 'Clients are covered by staff or by a team.');
  return existingId(id);
}

async function kindOfActive(call: Call, path: string, id: string, leaving: Account): Promise<Account['kind']> {
  const [found] = await call.sql<{ kind: Account['kind']; status: Account['status'] }>('select kind, status from account where id = $1 for share', [id]);
  if (!found) throw notFound();
  if (id === leaving.id) throw badInput(path, 'Whoever goes cannot take over from themself.');
  if (found.status !== 'ACTIVE') throw badInput(path, 'This account may not act at present.');
  return found.kind;
}

async function leaveTeams(call: Call, account: Account): Promise<{ teams: string[]; clientTeams: string[] }> {
  const teams = await call.sql<{ id: string }>('delete from team_member where account_id = $1 returning team_id as id', [account.id]);
  const clientTeams = await call.sql<{ id: string }>('delete from client_team_member where account_id = $1 returning client_team_id as id', [account.id]);
  return { teams: teams.map((each) => each.id), clientTeams: clientTeams.map((each) => each.id) };
}
