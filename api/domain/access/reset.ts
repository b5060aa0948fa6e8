import type { Account } from '../accounts/account.ts';
import type { AccountView } from '../accounts/account-view.ts';
import { administered } from '../accounts/administered.ts';
import { refuseTooMany } from '../accounts/invitation.ts';
import { addLink, type Link, makeLink } from '../accounts/link.ts';
import { seeAccount } from '../accounts/see-account.ts';
import { record } from '../audit/record.ts';
import type { Call, Door, From, OpenCall } from '../call.ts';
import { badInput } from '../errors.ts';
import { email as checkedEmail } from '../input.ts';
import { organisationName } from '../organisation/organisation.ts';
import type { Mail, Outside } from '../outside.ts';
import { reserveResetTry } from './tries.ts';

/**
 * Sends somebody a link to a new password, for administrators: they start it, and never see link or password. Links
 * sent before stop working.
 */
export async function startPasswordReset(outside: Outside, call: Call, given: { accountId: string }): Promise<AccountView> {
  const account = await administered(call, given.accountId);
  if (account.kind === 'TEAM') throw badInput('input.accountId', 'Nobody signs in as a team: it has no password.');
  if (account.status === 'INVITED') throw badInput('input.accountId', 'This invitation is not accepted yet: send it again instead.');
  if (account.status === 'SUSPENDED') throw badInput('input.accountId', 'This account is suspended. Let it act again first.');
  await refuseTooMany(outside, call, account.id);
  const mail = await mailOf(call, account, await makeLink(outside, call, account, 'RESET'));
  record(call, { deed: 'passwordReset.started', targetId: account.id });
  call.after(() => outside.post.mail(mail).catch(() => undefined));
  return seeAccount(call, account.id);
}

/**
 * Sends a link to a new password to whoever signs in with this address, if anybody does. The answer tells nobody
 * whether that is so, nor does how long it takes: the try is counted, and all the rest happens after the answer, in
 * `sending`. RATE_LIMITED after a few from one network, for an unknown address too. Links sent before go on working:
 * otherwise a stranger who keeps asking would keep the owner from ever using one.
 */
export async function requestPasswordReset(outside: Outside, door: Door, from: From, given: { email: string }): Promise<{ sending: Promise<void> }> {
  const email = checkedEmail('input.email', given.email);
  await door.actOpen(from, (call) => reserveResetTry(outside, call, email));
  const sending = door.actOpen(from, (call) => sendReset(outside, call, email)).catch(() => undefined);
  return { sending };
}

async function sendReset(outside: Outside, call: OpenCall, email: string): Promise<void> {
  const [account] = await call.sql<Pick<Account, 'id' | 'email' | 'role' | 'name'>>(
    `select id, email, role, name from account where lower(email) = lower($1) and kind <> 'TEAM' and status = 'ACTIVE' for no key update`,
    [email],
  );
  record(call, { deed: 'passwordReset.requested', targetId: account?.id ?? null });
  if (!account || (await hasEnough(call, account.id))) return;
  const mail = await mailOf(call, account, await addLink(outside, call, account, 'RESET'));
  call.after(() => outside.post.mail(mail).catch(() => undefined));
}

/** Five open links are in the mailbox already: a sixth would help nobody but whoever wants to fill it. */
async function hasEnough(call: OpenCall, accountId: string): Promise<boolean> {
  const open = await call.sql(
    `select 1 from password_link where account_id = $1 and purpose = 'RESET' and used_at is null and revoked_at is null and expires_at > now() limit 5`,
    [accountId],
  );
  return open.length === 5;
}

async function mailOf(call: OpenCall, { email, name }: Pick<Account, 'email' | 'name'>, { href: link }: Link): Promise<Mail> {
  const organisation = await organisationName(call);
  const text = `Somebody asked for a new password for you at ${organisation}. Open the link to set it. It works for one hour, once. If it was not you, do nothing: your password stays.`;
  return { to: email ?? '', toName: name, subject: `A new password at ${organisation}`, text, link };
}
