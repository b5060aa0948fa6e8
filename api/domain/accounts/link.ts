import { record } from '../audit/record.ts';
import type { OpenCall } from '../call.ts';
import type { Outside } from '../outside.ts';
import { newToken, tokenHash } from '../token.ts';
import type { Account, AccountKind, Role } from './account.ts';

/** What a link is good for: accepting an invitation, a new password, or showing that a mailbox is one's own. */
export type LinkPurpose = 'INVITATION' | 'RESET' | 'MAILBOX';

export interface Link {
  href: string;
  /** How long it works. */
  hours: number;
}

/** Whoever is new may be away over a weekend; whoever lost a password is at the screen now. */
const LINKS: Record<LinkPurpose, { path: string; hours: number }> = {
  INVITATION: { path: '/invitation', hours: 72 },
  RESET: { path: '/set-password', hours: 1 },
  MAILBOX: { path: '/verify', hours: 72 },
};

/** The link does not work any more: used, too old, revoked, of another address by now, or never made. Never which. */
export interface LinkRefusedView {
  is: 'LinkRefused';
  message: string;
}

export function linkRefused(): LinkRefusedView {
  return { is: 'LinkRefused', message: 'This link does not work any more. Ask an administrator for a new one.' };
}

type Addressee = Pick<Account, 'id' | 'email' | 'role'>;

/** A link for the account's own person, good once; those made before it for the same purpose stop working. */
export async function makeLink(outside: Outside, call: OpenCall, to: Addressee, purpose: LinkPurpose): Promise<Link> {
  await revokeLinks(call, to.id, [purpose]);
  return addLink(outside, call, to, purpose);
}

/**
 * The same beside those made before. It is bound to the address and the role that the account has now. Its host is
 * ours by the configuration, whatever a request says about itself.
 */
export async function addLink(outside: Outside, call: OpenCall, to: Addressee, purpose: LinkPurpose): Promise<Link> {
  const token = newToken();
  const { path, hours } = LINKS[purpose];
  await call.sql(
    `insert into password_link (token_hash, account_id, purpose, email, role, sent_at, expires_at)
     values ($1, $2, $3, $4, $5, clock_timestamp(), now() + make_interval(hours => $6))`,
    [tokenHash(token), to.id, purpose, to.email, to.role, hours],
  );
  record(call, { deed: 'link.made', targetId: to.id, after: { purpose, hours } });
  const link = new URL(path, outside.publicUrl);
  link.searchParams.set('token', token);
  return { href: link.href, hours };
}

/** Makes the open links of an account stop working, and says how many there were. */
export async function revokeLinks(call: OpenCall, accountId: string, purposes: readonly LinkPurpose[] = ['INVITATION', 'RESET', 'MAILBOX']): Promise<number> {
  const revoked = await call.sql(
    `update password_link set revoked_at = now(), password_hash = null
     where account_id = $1 and purpose = any($2) and used_at is null and revoked_at is null and expires_at > now() returning account_id`,
    [accountId, purposes],
  );
  return revoked.length;
}

/** Whose a link is, as long as it works. */
export interface LinkOwner {
  accountId: string;
  kind: AccountKind;
  role: Role | null;
  status: Account['status'];
  name: string;
  shortName: string;
  email: string;
  securePhone: string | null;
}

/**
 * Whether the link `l` to the account `a` works: an invitation for whoever is still invited, and to the same role; a
 * new password for whoever may act; and each to the address that it was sent to.
 */
const WORKS = `l.used_at is null and l.revoked_at is null and l.expires_at > now() and lower(l.email) = lower(a.email)
  and case l.purpose when 'INVITATION' then a.status = 'INVITED' and a.role is not distinct from l.role
    when 'RESET' then a.status = 'ACTIVE' else a.status <> 'SUSPENDED' end`;

/** Whose link it is. Null where it does not work. */
export async function linkOwner(call: OpenCall, token: string, purpose: LinkPurpose): Promise<LinkOwner | null> {
  const [owner] = await call.sql<LinkOwner>(
    `select a.id as "accountId", a.kind, a.role, a.status, a.name, a.short_name as "shortName", a.email, a.secure_phone as "securePhone"
     from password_link l join account a on a.id = l.account_id where l.token_hash = $1 and l.purpose = $2 and ${WORKS}`,
    [tokenHash(token), purpose],
  );
  return owner ?? null;
}

/** What was kept with an invitation between its two steps. */
export interface UsedLink {
  accountId: string;
  passwordHash: string | null;
  termsVersion: number | null;
}

/** Uses a link up, and with it every other one for the same purpose. Null where it does not work. */
export async function useLink(call: OpenCall, token: string, purpose: LinkPurpose): Promise<UsedLink | null> {
  const [used] = await call.sql<UsedLink>(
    `with found as (
       select l.token_hash, l.account_id, l.password_hash, l.terms_version from password_link l join account a on a.id = l.account_id
       where l.token_hash = $1 and l.purpose = $2 and ${WORKS} for no key update of l)
     update password_link l set used_at = now(), password_hash = null from found where l.token_hash = found.token_hash
     returning found.account_id as "accountId", found.password_hash as "passwordHash", found.terms_version as "termsVersion"`,
    [tokenHash(token), purpose],
  );
  if (!used) return null;
  await revokeLinks(call, used.accountId, [purpose]);
  return used;
}

/** Keeps with an invitation what its person has chosen, until the code confirms it. False where it does not work. */
export async function keepWithLink(call: OpenCall, token: string, chosen: { passwordHash: string; termsVersion: number | null }): Promise<boolean> {
  const kept = await call.sql(
    `update password_link l set password_hash = $2, terms_version = $3 from account a
     where l.token_hash = $1 and a.id = l.account_id and l.purpose = 'INVITATION' and ${WORKS} returning a.id`,
    [tokenHash(token), chosen.passwordHash, chosen.termsVersion],
  );
  return kept.length > 0;
}

