/** Invitations, verification, what an account is found by, and letting somebody go. */
export const accounts: string[] = [
  // `suspended_from`: what a suspended account comes back to. What administrators search: names, addresses, and the
  // digits of the phone that is shown; never the secure phone, of which they may read two digits.
  `alter table account
    add column external_id text,
    add column email_verified_at timestamptz,
    add column phone_verified_at timestamptz,
    add column suspended_from text check (suspended_from in ('INVITED','ACTIVE')),
    add column offboarded_at timestamptz,
    add column search text generated always as (
      lower(name) || E'\\n' || lower(coalesce(email, '')) || E'\\n' || regexp_replace(coalesce(shown_phone, ''), '\\D', '', 'g')) stored`,
  `create unique index account_external_id on account (external_id) where external_id is not null`,
  `create index account_by_name on account (lower(name), id)`,
  // Whoever is active has been signing in by mailbox and phone; teams were made by hand before there was verification.
  `update account set email_verified_at = created_at where status <> 'INVITED' and email is not null`,
  `update account set phone_verified_at = created_at where status <> 'INVITED' and secure_phone is not null`,
  `create index session_seen on session (account_id)`,

  // A link is good for one thing, and for the address and role that the account had when it was sent. An invitation
  // keeps the chosen password until the code from the phone confirms it.
  `alter table password_link
    add column purpose text not null default 'RESET' check (purpose in ('INVITATION','RESET','MAILBOX')),
    add column email text,
    add column role text,
    add column sent_at timestamptz not null default now(),
    add column revoked_at timestamptz,
    add column password_hash text,
    add column terms_version int`,
  `update password_link l set email = a.email, role = a.role, sent_at = l.expires_at - interval '72 hours',
     purpose = case a.status when 'INVITED' then 'INVITATION' else 'RESET' end
   from account a where a.id = l.account_id`,
  `create index password_link_newest on password_link (account_id, sent_at desc)`,


];
