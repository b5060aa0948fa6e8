import type { AccountView } from '../accounts/account-view.ts';
import { administered } from '../accounts/administered.ts';
import { linkOwner, linkRefused, type LinkRefusedView, useLink } from '../accounts/link.ts';
import { seeAccount } from '../accounts/see-account.ts';
import { record } from '../audit/record.ts';
import type { Call, OpenCall } from '../call.ts';
import { badInput } from '../errors.ts';
import { changeRights } from '../organisation/organisation.ts';
import type { Outside } from '../outside.ts';
import { challenge, type CodeChallengeView } from './challenge.ts';
import { sixDigits } from './code.ts';
import { refuseWornOut } from './tries.ts';
import { refused, tryCode, type CodeRefusedView } from './try-code.ts';
import { toPhoneOfTeam } from './words.ts';

/** The mailbox is theirs. */
export interface MailboxVerifiedView {
  is: 'MailboxVerified';
  name: string;
}

/** The phone is the team's. */
export interface PhoneVerifiedView {
  is: 'PhoneVerified';
  account: AccountView;
}

/** Verifies a mailbox by the link that was sent to it, once. A team whose phone is verified too is active with that. */
export async function verifyMailbox(call: OpenCall, given: { token: string }): Promise<MailboxVerifiedView | LinkRefusedView> {
  const owner = await linkOwner(call, given.token, 'MAILBOX');
  const used = owner && (await useLink(call, given.token, 'MAILBOX'));
  if (!used) return linkRefused();
  await call.sql('update account set email_verified_at = now() where id = $1', [used.accountId]);
  record(call, { deed: 'mailbox.verified', targetId: used.accountId });
  await activateVerified(call, used.accountId);
  return { is: 'MailboxVerified', name: owner.name };
}

/** Sends a code to a team's secure phone, for the administrator who asks, in this session alone. */
export async function requestPhoneVerification(outside: Outside, call: Call, given: { accountId: string }): Promise<CodeChallengeView> {
  const team = await administered(call, given.accountId);
  if (team.kind !== 'TEAM') throw badInput('input.accountId', 'A person verifies their phone with the invitation, and at each sign-in.');
  if (team.securePhone === null) throw badInput('input.accountId', 'A support queue has no secure phone.');
  if (team.status === 'SUSPENDED') throw badInput('input.accountId', 'This team is suspended. Let it act again first.');
  if (team.phoneVerifiedAt !== null) throw badInput('input.accountId', 'This phone is verified already.');

  const [me] = await call.sql<{ name: string }>('select name from account where id = $1', [call.actor.id]);
  await refuseWornOut(outside, call, call.actor.id);
  const purpose = { purpose: 'PHONE', accountId: call.actor.id, teamId: team.id, sessionId: call.actor.sessionId } as const;
  return challenge(outside, call, purpose, toPhoneOfTeam(team.securePhone, team.name, me?.name ?? ''));
}

/** Verifies the phone with that code. A new phone in the meantime has withdrawn it. */
export async function confirmPhoneVerification(outside: Outside, call: Call, given: { challengeId: string; code: string }): Promise<PhoneVerifiedView | CodeRefusedView> {
  const code = sixDigits('input.code', given.code);
  const tried = await tryCode(outside, call, { purpose: 'PHONE', sessionId: call.actor.sessionId, challengeId: given.challengeId, code });
  if (tried.is === 'CodeRefused') return tried;
  if (tried.teamId === null || tried.accountId !== call.actor.id) return refused('EXPIRED', 0);

  const team = await administered(call, tried.teamId);
  if (team.status === 'SUSPENDED') return refused('EXPIRED', 0);
  team.phoneVerifiedAt = call.now;
  record(call, { deed: 'phone.verified', teamId: team.id, targetId: team.id });
  await call.em.flush();
  await activateVerified(call, team.id);
  return { is: 'PhoneVerified', account: await seeAccount(call, team.id) };
}

/** A team with both verified may be written to from then on. */
async function activateVerified(call: OpenCall, accountId: string): Promise<void> {
  const activated = await call.sql(
    `update account set status = 'ACTIVE' where id = $1 and kind = 'TEAM' and status = 'INVITED'
       and email_verified_at is not null and phone_verified_at is not null returning id`,
    [accountId],
  );
  if (activated.length > 0) record(call, { deed: 'team.activated', teamId: accountId, targetId: accountId, before: { status: 'INVITED' }, after: { status: 'ACTIVE' } });
  await changeRights(call);
}
