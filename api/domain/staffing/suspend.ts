import { withdrawCodes } from '../access/challenge.ts';
import { endSessions, endTokensMadeBy } from '../access/session.ts';
import { withdrawTeamAccess } from '../access/team-access.ts';
import type { Account } from '../accounts/account.ts';
import { administered } from '../accounts/administered.ts';
import { isLastSystemAdministrator } from '../accounts/administrators.ts';
import { revokeLinks } from '../accounts/link.ts';
import { clientsRelyingOn } from '../accounts/reach.ts';
import { TeamMember } from '../accounts/team-member.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput, forbidden } from '../errors.ts';
import { existingId, optionalLine } from '../input.ts';
import { changeRights } from '../organisation/organisation.ts';
import { ringAccounts } from '../threads/append.ts';
import { Thread } from '../threads/thread.ts';
import { releaseHeld } from './release.ts';

/**
 * Suspends an account, at once: sessions end, open streams with them, links and codes stop working, held threads return
 * to their queue with their waiting time. Somebody who is only invited can be suspended too, and is invited again when
 * they may act again. Never refused for what it interrupts; only the last system administrator stays.
 */
export async function suspendAccount(call: Call, input: { accountId: string; reason?: string | null }): Promise<string> {
  const account = await letGoable(call, input.accountId);
  const reason = optionalLine('input.reason', input.reason, 500);
  if (account.status === 'SUSPENDED') return account.id;

  await closeAccount(call, account);
  if (account.kind === 'STAFF') await releaseHeld(call, account.id);
  await announce(call, account);
  record(call, { deed: 'account.suspended', targetId: account.id, before: { status: account.suspendedFrom }, after: { status: account.status, reason } });
  await recordAlone(call, account.id);
  return account.id;
}

/**
 * The inverse: may act again, after signing in anew. What was returned to a queue stays there, and memberships that an
 * off-boarding took do not come back.
 */
export async function reactivateAccount(call: Call, input: { accountId: string }): Promise<string> {
  const account = await administered(call, input.accountId);
  if (account.status !== 'SUSPENDED') return account.id;
  account.reactivate();
  await announce(call, account);
  record(call, { deed: 'account.reactivated', targetId: account.id, before: { status: 'SUSPENDED' }, after: { status: account.status } });
  return account.id;
}

/** The account, where this administrator may take it out of service: not their own, nor that of the last system administrator. */
export async function letGoable(call: Call, id: string): Promise<Account> {
  // Taken before the look at who acts: of two who suspend each other, the second may act no longer.
  const isLast = await isLastSystemAdministrator(call, existingId(id));
  const account = await administered(call, id);
  if (account.id === call.actor.id) throw badInput('input.accountId', 'You cannot do this to yourself.');
  if (isLast) throw forbidden('At least one system administrator remains.');
  return account;
}

/** Every way in is closed: sessions, codes, links, and what was opened with a team's code. */
export async function closeAccount(call: Call, account: Account): Promise<void> {
  if (account.status !== 'SUSPENDED') account.suspend();
  await revokeLinks(call, account.id);
  await withdrawCodes(call, account.id);
  await endSessions(call, account.id, call.actor.id);
  await endTokensMadeBy(call, account.id);
  for (const { teamId } of await call.em.find(TeamMember, { accountId: account.id })) await withdrawTeamAccess(call, teamId, account.id);
}

/** Rights moved; and where a client is concerned, the clocks on the team's cards stop or go on. */
export async function announce(call: Call, account: Account): Promise<void> {
  await changeRights(call);
  if (account.kind !== 'CLIENT') return;
  for (const thread of await call.em.find(Thread, { clientId: account.id, state: { $ne: 'CLOSED' } })) {
    if (thread.teamId !== null) call.ring({ on: 'team', id: thread.teamId, threadId: thread.id });
    ringAccounts(call, thread, [thread.holderId]);
  }
}

/** Administrators find them by `accounts(alone: true)`; the audit says since when, and on whose account. */
async function recordAlone(call: Call, accountId: string): Promise<void> {
  const { ids, count } = await clientsRelyingOn(call, accountId);
  if (count > 0) record(call, { deed: 'clients.leftAlone', targetId: accountId, after: { count, clientIds: ids } });
}
