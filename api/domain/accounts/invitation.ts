import { record } from '../audit/record.ts';
import type { Call, OpenCall } from '../call.ts';
import { badInput, rateLimited } from '../errors.ts';
import { organisationName } from '../organisation/organisation.ts';
import type { Outside } from '../outside.ts';
import type { Account } from './account.ts';
import type { AccountView } from './account-view.ts';
import { administered } from './administered.ts';
import { makeLink, revokeLinks } from './link.ts';
import { seeAccount } from './see-account.ts';

type Invited = Pick<Account, 'id' | 'kind' | 'role' | 'name' | 'email'>;

/**
 * Sends an account the link that it begins with: a person the invitation, a team the link to its mailbox. After the
 * commit; the account stands even if the mail does not arrive.
 */
export async function invite(outside: Outside, call: OpenCall, account: Invited): Promise<void> {
  const isTeam = account.kind === 'TEAM';
  const { href: link, hours } = await makeLink(outside, call, account, isTeam ? 'MAILBOX' : 'INVITATION');
  const organisation = await organisationName(call);
  const subject = isTeam ? `Mailbox of ${account.name} at ${organisation}` : `You are invited to ${organisation}`;
  const text = isTeam
    ? `This is to be the mailbox of ${account.name} at ${organisation}. Open the link to confirm it. It works for ${hours} hours, once.`
    : `${subject}. Open the invitation, choose a password and confirm your phone. It works for ${hours} hours, once.`;
  sendAfter(outside, call, { to: account.email ?? '', toName: account.name, subject, text, link });
}

/** Asks whoever reads the mails to an address that changed to confirm it; until then nobody knows that it is theirs. */
export async function askMailbox(outside: Outside, call: OpenCall, account: Invited): Promise<void> {
  if (account.kind === 'TEAM') return invite(outside, call, account);
  const { href: link, hours } = await makeLink(outside, call, account, 'MAILBOX');
  const organisation = await organisationName(call);
  const subject = `Your address at ${organisation}`;
  const text = `From now on you sign in at ${organisation} with this address. Open the link to confirm that it is yours. It works for ${hours} hours, once.`;
  sendAfter(outside, call, { to: account.email ?? '', toName: account.name, subject, text, link });
}

/** Sends the link again, for administrators; the one before stops working. */
export async function renewInvitation(outside: Outside, call: Call, given: { accountId: string }): Promise<AccountView> {
  const account = await administered(call, given.accountId);
  if (account.status === 'SUSPENDED') throw badInput('input.accountId', 'This account is suspended. Let it act again first.');
  if (account.isSupportQueue()) throw badInput('input.accountId', 'A support queue has no mailbox.');
  if (account.status === 'ACTIVE' && account.emailVerifiedAt !== null) throw badInput('input.accountId', 'This account has confirmed its address already.');
  await refuseTooMany(outside, call, account.id);

  if (account.status === 'INVITED') await invite(outside, call, account);
  else await askMailbox(outside, call, account);
  record(call, { deed: 'invitation.renewed', targetId: account.id });
  return seeAccount(call, account.id);
}

/** The inverse: whatever link is open stops working. Revoking what is not open changes nothing. */
export async function revokeInvitation(call: Call, given: { accountId: string }): Promise<AccountView> {
  const account = await administered(call, given.accountId);
  const revoked = await revokeLinks(call, account.id, ['INVITATION', 'MAILBOX']);
  if (revoked > 0) record(call, { deed: 'invitation.revoked', targetId: account.id });
  return seeAccount(call, account.id);
}

/** Nobody's mailbox is filled by pressing a button: RATE_LIMITED after so many links within the hour. */
export async function refuseTooMany({ limits }: Outside, call: OpenCall, accountId: string): Promise<void> {
  const [sent] = await call.sql<{ count: number; left: number }>(
    `select count(*)::int as count, coalesce(extract(epoch from min(sent_at) + interval '1 hour' - now()), 0)::float8 as left
     from password_link where account_id = $1 and sent_at > now() - interval '1 hour'`,
    [accountId],
  );
  if (!sent || sent.count < limits.password.linksToOneAddress) return;
  throw rateLimited('Many links were sent to this address within the hour. Use the newest one, or try again later.', Math.max(1, Math.ceil(sent.left)));
}

function sendAfter(outside: Outside, call: OpenCall, mail: Parameters<Outside['post']['mail']>[0]): void {
  call.after(() => outside.post.mail(mail).catch(() => undefined));
}
