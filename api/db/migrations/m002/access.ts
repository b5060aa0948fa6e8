/** When a session last proved itself, and what codes are for. */
export const access: string[] = [
  // Password and code, at the sign-in or since: what changes access asks that it was minutes ago.
  `alter table session add column confirmed_at timestamptz not null default now()`,
  `update session set confirmed_at = created_at`,
  `alter table challenge drop constraint challenge_purpose_check`,
  `alter table challenge add constraint challenge_purpose_check
    check (purpose in ('SIGN_IN','TEAM_ACCESS','STEP_UP','INVITATION','PHONE','OWN_PHONE'))`,

  // An authenticator app. Its seed is sealed with a key that is not in the database; last_step: its codes work once.
  `create table authenticator (
    id uuid primary key,
    account_id uuid not null references account,
    name text not null,
    seed bytea not null,
    last_step bigint not null default 0,
    added_at timestamptz not null default now(),
    confirmed_at timestamptz,
    used_at timestamptz,
    removed_at timestamptz
  )`,
  `create index authenticator_account on authenticator (account_id) where removed_at is null`,
  // Codes on paper, for whoever has lost the rest: as keyed hashes, each works once.
  `create table recovery_code (
    account_id uuid not null references account,
    hash bytea not null,
    made_at timestamptz not null default now(),
    used_at timestamptz,
    primary key (account_id, hash)
  )`,
  // A new secure phone waits here until the code that was sent to it came back.
  `alter table challenge add column phone text`,
  `create index challenge_sent on challenge (sent_at)`,
  // Null: the code comes from an authenticator app, and nothing was sent.
  `alter table challenge alter column code_hash drop not null`,
  // Wrong second factors in a row, whoever gave them. At a hundred nobody gets in until an administrator starts anew.
  `alter table account add column wrong_in_a_row int not null default 0`,
  `alter table account add column password_set_at timestamptz`,
];
