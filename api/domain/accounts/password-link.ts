import { record } from '../audit/record.ts';
import type { OpenCall } from '../call.ts';
import type { Outside } from '../outside.ts';
import { newToken, tokenHash } from '../token.ts';
import type { Account } from './account.ts';
import { organisationName } from './organisation.ts';

export interface PasswordLink {
  href: string;
  /** How long it works. */
  hours: number;
}

/** Hours. A new account may wait over a weekend; whoever lost a password is at the screen now. */
const LASTS = { INVITED: 72, ACTIVE: 1, SUSPENDED: 1 };

/**
 * A link by which the account's own person sets the password, once; links made before it stop working. Nobody else
 * ever sets or sees a password.
 */
export async function makePasswordLink(outside: Outside, call: OpenCall, account: Pick<Account, 'id' | 'status'>): Promise<PasswordLink> {
  const token = newToken();
  const hours = LASTS[account.status];
  await call.sql('update password_link set expires_at = now() where account_id = $1 and used_at is null and expires_at > now()', [account.id]);
  await call.sql('insert into password_link (token_hash, account_id, expires_at) values ($1, $2, now() + make_interval(hours => $3))', [
    tokenHash(token),
    account.id,
    hours,
  ]);
  record(call, { deed: 'passwordLink.made', targetId: account.id, after: { hours } });
  const link = new URL('/set-password', outside.publicUrl);
  link.searchParams.set('token', token);
  return { href: link.href, hours };
}

/** Sends the link to a new account's person after the commit. The account stands even if the mail does not arrive. */
export async function invite(outside: Outside, call: OpenCall, account: Pick<Account, 'id' | 'status' | 'name' | 'email'>): Promise<void> {
  const { href: link, hours } = await makePasswordLink(outside, call, account);
  const subject = `You are invited to ${await organisationName(call)}`;
  const text = `${subject}. Open the invitation and set your password. It works for ${hours} hours, once.`;
  const mail = { to: account.email ?? '', toName: account.name, subject, text, link };
  call.after(() => outside.post.mail(mail).catch(() => undefined));
}

/** Uses a link up, and says whose it was. Null where it was used, is too old, or its account may not act. */
export async function useLink(call: OpenCall, hash: Buffer): Promise<string | null> {
  const [used] = await call.sql<{ accountId: string }>(
    `update password_link l set used_at = now() from account a
     where l.token_hash = $1 and l.used_at is null and l.expires_at > now() and a.id = l.account_id and a.status <> 'SUSPENDED'
     returning a.id as "accountId"`,
    [hash],
  );
  return used?.accountId ?? null;
}
