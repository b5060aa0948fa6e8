import { linkOwner, type LinkOwner, linkRefused, type LinkRefusedView, useLink } from '../accounts/link.ts';
import { record } from '../audit/record.ts';
import type { Door, From, OpenCall } from '../call.ts';
import { changeRights, organisationName } from '../organisation/organisation.ts';
import type { Outside } from '../outside.ts';
import { withdrawCodes } from './challenge.ts';
import { hashPassword } from './hashing.ts';
import { checkPassword } from './password-rules.ts';
import { endSessions } from './session.ts';

/** The password is set. */
export interface PasswordSetView {
  is: 'PasswordSet';
  email: string;
}

/**
 * Sets a new password by the link that a reset has sent, once. All sessions of the account end, and codes on their way
 * stop working; the second factor is asked at the sign-in as ever. Its owner is told by mail that it changed. Hashing
 * stands outside of a transaction, as in `signIn`.
 */
export async function setPassword(outside: Outside, door: Door, from: From, given: { token: string; password: string }): Promise<PasswordSetView | LinkRefusedView> {
  const owner = await door.lookOpen(from, (call) => passwordOwner(call, given.token, 'RESET'));
  if (!owner) return linkRefused();
  checkPassword('input.password', given.password, owner);
  const passwordHash = await hashPassword(given.password);

  return door.actOpen(from, async (call) => {
    const used = await useLink(call, given.token, 'RESET');
    if (!used) return linkRefused();
    // Whoever had the link reads the mails to this address.
    await call.sql('update account set password_hash = $2, password_set_at = now(), email_verified_at = coalesce(email_verified_at, now()) where id = $1', [used.accountId, passwordHash]);
    await withdrawCodes(call, used.accountId);
    await endSessions(call, used.accountId, used.accountId);
    record(call, { deed: 'password.set', actorId: used.accountId, targetId: used.accountId });
    await changeRights(call);
    call.after(() => tellOfChange(outside, owner));
    return { is: 'PasswordSet', email: owner.email };
  });
}

/** Whose password a link will set, with the words that somebody who guesses it would begin with. */
export async function passwordOwner(call: OpenCall, token: string, purpose: 'INVITATION' | 'RESET'): Promise<(LinkOwner & { names: string[]; organisation: string }) | null> {
  const owner = await linkOwner(call, token, purpose);
  return owner && { ...owner, names: [owner.name, owner.shortName], organisation: await organisationName(call) };
}

/** The password has changed whether or not the mail arrives: that it did not is in the log. */
async function tellOfChange(outside: Outside, { name, email, organisation }: { name: string; email: string; organisation: string }): Promise<void> {
  const mail = {
    to: email,
    toName: name,
    subject: 'Your password was changed',
    text: `Your password at ${organisation} was changed. If that was not you, tell an administrator at once.`,
  };
  await outside.post.mail(mail).catch(() => undefined);
}
