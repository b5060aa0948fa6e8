/** Devices, sessions, codes, what limits them, and the demo's outbox. */
export const access = [
  `create table device (
    id uuid primary key,
    token_hash bytea not null unique,
    created_at timestamptz not null default now()
  )`,
  `create table session (
    id uuid primary key,
    account_id uuid not null references account,
    device_id uuid not null references device,
    token_hash bytea not null unique,
    created_at timestamptz not null default now(),
    used_at timestamptz not null default now(),
    idle_seconds int not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    address text,
    agent text
  )`,
  `create index session_account on session (account_id) where ended_at is null`,
  // A code is kept as a keyed hash, bound to its challenge; only the newest challenge of a purpose is open.
  `create table challenge (
    id uuid primary key,
    purpose text not null check (purpose in ('SIGN_IN','TEAM_ACCESS')),
    account_id uuid not null references account,
    team_id uuid references account,
    session_id uuid references session,
    network text not null,
    code_hash bytea not null,
    tries int not null default 0,
    started_at timestamptz not null,
    sent_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    replaced_at timestamptz
  )`,
  `create index challenge_account on challenge (account_id, sent_at)`,
  `create index challenge_team on challenge (team_id, sent_at) where team_id is not null`,
  // Wrong passwords and wrong codes, so that limits hold across servers and restarts.
  `create table failed_try (
    id bigint generated always as identity primary key,
    kind text not null,
    subject text not null,
    at timestamptz not null default now()
  )`,
  `create index failed_try_subject on failed_try (kind, subject, at)`,
  `create index failed_try_at on failed_try (at)`,
  `create table team_access (
    id uuid primary key,
    team_id uuid not null references account,
    account_id uuid not null references account,
    session_id uuid not null references session,
    device_id uuid not null references device,
    opened_at timestamptz not null default now(),
    withdrawn_at timestamptz
  )`,
  `create index team_access_account on team_access (account_id, team_id) where withdrawn_at is null`,
  `create table password_link (
    token_hash bytea primary key,
    account_id uuid not null references account,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create index password_link_account on password_link (account_id) where used_at is null`,
  // What would have been sent. Written in demo mode only.
  `create table outbox (
    id uuid primary key,
    kind text not null check (kind in ('SMS','MAIL')),
    recipient text not null,
    recipient_name text,
    body text not null,
    code text,
    link text,
    challenge_id uuid references challenge,
    sent_at timestamptz not null default now()
  )`,
  `create index outbox_sent on outbox (sent_at desc)`,
];
