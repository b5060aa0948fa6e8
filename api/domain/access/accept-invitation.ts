import type { AccountKind, Role } from '../accounts/account.ts';
import { keepWithLink, linkRefused, type LinkRefusedView, useLink } from '../accounts/link.ts';
import { record } from '../audit/record.ts';
import type { Door, From, OpenCall } from '../call.ts';
import { changeRights } from '../organisation/organisation.ts';
import { currentTerms, type TermsView } from '../organisation/terms.ts';
import type { Outside } from '../outside.ts';
import { challenge, type CodeChallengeView } from './challenge.ts';
import { sixDigits } from './code.ts';
import { hashPassword } from './hashing.ts';
import { passwordOwner } from './password.ts';
import { checkPassword } from './password-rules.ts';
import { refuseWornOut } from './tries.ts';
import { refused, tryCode, type CodeRefusedView } from './try-code.ts';
import { toInvitedPhone } from './words.ts';

/** What an invitation shows to whoever has its link. */
export interface InvitationShownView {
  organisation: string;
  name: string;
  kind: AccountKind;
  role: Role | null;
  phoneEnding: string;
  terms: TermsView | null;
}

/** The organisation has other terms than those that were read. */
export interface TermsChangedView {
  is: 'TermsChanged';
  terms: TermsView;
}

/** The account is active. */
export interface InvitationAcceptedView {
  is: 'InvitationAccepted';
  email: string;
}

/** What an open invitation says. Null alike for a link that was used, is too old, was revoked, or never was. */
export async function invitation(call: OpenCall, token: string): Promise<InvitationShownView | null> {
  const owner = await passwordOwner(call, token, 'INVITATION');
  if (!owner) return null;
  const { organisation, name, kind, role, securePhone } = owner;
  return { organisation, name, kind, role, phoneEnding: (securePhone ?? '').slice(-2), terms: await currentTerms(call) };
}

/**
 * First step of accepting: the password is checked and kept with the link, and a code goes to the secure phone. Nothing
 * else changes yet, so whoever finds the link without the phone gets nowhere. Whoever begins anew begins with a new
 * code; the password that counts is the one that went with the newest. Hashing stands outside of a transaction, as in
 * `signIn`.
 */
export async function acceptInvitation(
  outside: Outside,
  door: Door,
  from: From,
  given: { token: string; password: string; termsVersion?: number | null },
): Promise<CodeChallengeView | LinkRefusedView | TermsChangedView> {
  const { owner, terms } = await door.lookOpen(from, async (call) => ({ owner: await passwordOwner(call, given.token, 'INVITATION'), terms: await currentTerms(call) }));
  if (!owner) return linkRefused();
  if (terms && terms.version !== given.termsVersion) return { is: 'TermsChanged', terms };
  checkPassword('input.password', given.password, owner);
  const passwordHash = await hashPassword(given.password);

  return door.actOpen(from, async (call) => {
    await refuseWornOut(outside, call, owner.accountId);
    const isKept = await keepWithLink(call, given.token, { passwordHash, termsVersion: terms?.version ?? null });
    if (!isKept || owner.securePhone === null) return linkRefused();
    const purpose = { purpose: 'INVITATION', accountId: owner.accountId, teamId: null, sessionId: null } as const;
    return challenge(outside, call, purpose, toInvitedPhone(owner.securePhone, owner.name));
  });
}

/**
 * Second step: the code. The account is active with the password that was kept, mailbox and phone are verified, and it
 * stands which terms were accepted when. The link is used up.
 */
export async function confirmInvitation(
  outside: Outside,
  call: OpenCall,
  given: { token: string; challengeId: string; code: string },
): Promise<InvitationAcceptedView | CodeRefusedView | LinkRefusedView> {
  const code = sixDigits('input.code', given.code);
  const owner = await passwordOwner(call, given.token, 'INVITATION');
  if (!owner) return linkRefused();
  const tried = await tryCode(outside, call, { purpose: 'INVITATION', sessionId: null, challengeId: given.challengeId, code });
  if (tried.is === 'CodeRefused') return tried;
  if (tried.accountId !== owner.accountId) return refused('EXPIRED', 0);
  const used = await useLink(call, given.token, 'INVITATION');
  if (!used || used.passwordHash === null) return linkRefused();

  const { accountId, passwordHash, termsVersion } = used;
  await call.sql(
    `update account set status = 'ACTIVE', password_hash = $2, password_set_at = now(), email_verified_at = now(), phone_verified_at = now()
     where id = $1`,
    [accountId, passwordHash],
  );
  if (termsVersion !== null) {
    await call.sql('insert into terms_acceptance (account_id, version, at) values ($1, $2, now()) on conflict do nothing', [accountId, termsVersion]);
  }
  record(call, { deed: 'invitation.accepted', actorId: accountId, targetId: accountId, before: { status: 'INVITED' }, after: { status: 'ACTIVE', terms: termsVersion } });
  await changeRights(call);
  return { is: 'InvitationAccepted', email: owner.email };
}
