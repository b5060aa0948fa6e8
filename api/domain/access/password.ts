import { organisationName, changeRights } from '../accounts/organisation.ts';
import { useLink } from '../accounts/password-link.ts';
import { record } from '../audit/record.ts';
import type { Door, From, OpenCall } from '../call.ts';
import type { Outside } from '../outside.ts';
import { tokenHash } from '../token.ts';
import { withdrawCodes } from './challenge.ts';
import { hashPassword } from './hashing.ts';
import { checkPassword } from './password-rules.ts';
import { endSessions } from './session.ts';

/** The password is set. */
export interface PasswordSetView {
  is: 'PasswordSet';
  email: string;
}

/** The link does not work any more. */
export interface LinkRefusedView {
  is: 'LinkRefused';
  message: string;
}

/**
 * Sets the password by the link that was sent, once. An invited account may act from then on. All sessions of the
 * account end, and codes on their way stop working; the second factor is asked at the sign-in as ever. Whoever had a
 * password is told by mail that it changed. Hashing stands outside of a transaction, as in `signIn`.
 */
export async function setPassword(outside: Outside, door: Door, from: From, given: { token: string; password: string }): Promise<PasswordSetView | LinkRefusedView> {
  const hash = tokenHash(given.token);
  const owner = await door.lookOpen(from, (call) => ownerOf(call, hash));
  if (!owner) return linkRefused();
  checkPassword('input.password', given.password, { names: [owner.name, owner.shortName], email: owner.email, organisation: owner.organisation });
  const passwordHash = await hashPassword(given.password);

  return door.actOpen(from, async (call) => {
    const accountId = await useLink(call, hash);
    if (accountId === null) return linkRefused();
    await call.sql(
      `update account set password_hash = $2, status = case status when 'INVITED' then 'ACTIVE' else status end where id = $1`,
      [accountId, passwordHash],
    );
    await withdrawCodes(call, accountId);
    await endSessions(call, accountId, accountId);
    record(call, { deed: 'password.set', actorId: accountId, targetId: accountId, before: { status: owner.status }, after: { status: 'ACTIVE' } });
    await changeRights(call);
    if (owner.status === 'ACTIVE') call.after(() => tellOfChange(outside, owner));
    return { is: 'PasswordSet', email: owner.email };
  });
}

interface Owner {
  name: string;
  shortName: string;
  email: string;
  status: 'INVITED' | 'ACTIVE';
  organisation: string;
}

async function ownerOf(call: OpenCall, hash: Buffer): Promise<Owner | null> {
  const [owner] = await call.sql<Omit<Owner, 'organisation'>>(
    `select a.name, a.short_name as "shortName", a.email, a.status from password_link l join account a on a.id = l.account_id
     where l.token_hash = $1 and l.used_at is null and l.expires_at > now() and a.status <> 'SUSPENDED'`,
    [hash],
  );
  return owner ? { ...owner, organisation: await organisationName(call) } : null;
}

/** The password has changed whether or not the mail arrives: that it did not is in the log. */
async function tellOfChange(outside: Outside, { name, email, organisation }: Owner): Promise<void> {
  const mail = {
    to: email,
    toName: name,
    subject: 'Your password was changed',
    text: `Your password at ${organisation} was changed. If that was not you, tell an administrator at once.`,
  };
  await outside.post.mail(mail).catch(() => undefined);
}

function linkRefused(): LinkRefusedView {
  return { is: 'LinkRefused', message: 'This link does not work any more. Ask an administrator for a new one.' };
}
