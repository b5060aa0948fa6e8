import { endSessions } from '../access/session.ts';
import { withdrawTeamAccess } from '../access/team-access.ts';
import { Account } from '../accounts/account.ts';
import { isLastSystemAdministrator } from '../accounts/administrators.ts';
import { changeRights } from '../accounts/organisation.ts';
import { mayTouch } from '../accounts/policy.ts';
import { TeamMember } from '../accounts/team-member.ts';
import { record } from '../audit/record.ts';
import { type Call, refreshActor } from '../call.ts';
import { badInput, forbidden, notFound } from '../errors.ts';
import { existingId, optionalLine } from '../input.ts';
import { ringAccounts } from '../threads/append.ts';
import { Thread } from '../threads/thread.ts';
import { releaseHeld } from './release.ts';

/**
 * Suspends an account, at once: sessions end, open streams with them, held threads return to their queue with their
 * waiting time. Never refused for what it interrupts; only the last system administrator stays.
 */
export async function suspendAccount(call: Call, input: { accountId: string; reason?: string | null }): Promise<string> {
  const account = await administered(call, input.accountId);
  if (account.id === call.actor.id) throw badInput('input.accountId', 'You cannot suspend yourself.');
  if (account.status === 'INVITED') throw badInput('input.accountId', 'This account is not active yet.');
  const reason = optionalLine('input.reason', input.reason, 500);
  if (account.status === 'SUSPENDED') return account.id;
  if (await isLastSystemAdministrator(call, account.id)) throw forbidden('At least one system administrator remains.');

  account.status = 'SUSPENDED';
  await endSessions(call, account.id, call.actor.id);
  for (const { teamId } of await call.em.find(TeamMember, { accountId: account.id })) await withdrawTeamAccess(call, teamId, account.id);
  if (account.kind === 'STAFF') await releaseHeld(call, account.id);
  await announce(call, account);
  record(call, { deed: 'account.suspended', targetId: account.id, after: { reason } });
  return account.id;
}

/** The inverse: may act again, after signing in anew. What was returned to a queue stays there. */
export async function reactivateAccount(call: Call, input: { accountId: string }): Promise<string> {
  const account = await administered(call, input.accountId);
  if (account.status === 'INVITED') throw badInput('input.accountId', 'This account is not active yet.');
  if (account.status === 'ACTIVE') return account.id;
  account.status = 'ACTIVE';
  await announce(call, account);
  record(call, { deed: 'account.reactivated', targetId: account.id });
  return account.id;
}

async function administered(call: Call, id: string): Promise<Account> {
  await refreshActor(call);
  const account = await call.em.findOne(Account, { id: existingId(id) });
  if (!account) throw notFound();
  if (!mayTouch(call.actor, account)) throw forbidden('You do not administer this account.');
  return account;
}

/** Rights moved; and where a client is concerned, the clocks on the team's cards stop or go on. */
async function announce(call: Call, account: Account): Promise<void> {
  await changeRights(call);
  if (account.kind !== 'CLIENT') return;
  for (const thread of await call.em.find(Thread, { clientId: account.id, state: { $ne: 'CLOSED' } })) {
    if (thread.teamId !== null) call.ring({ on: 'team', id: thread.teamId, threadId: thread.id });
    ringAccounts(call, thread, [thread.holderId]);
  }
}
