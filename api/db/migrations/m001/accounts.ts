/** The organisation, accounts, who works a team, and who sees whom. */
export const accounts = [
  // One row. `rights` moves in the transaction of whatever changes what somebody may open: suspension, membership,
  // client team, role, end of a session. Every statement that reads new entries compares it.
  `create table organisation (
    id int primary key check (id = 1),
    name text not null,
    rights int not null default 1,
    created_at timestamptz not null default now()
  )`,

  `create table account (
    id uuid primary key,
    kind text not null check (kind in ('CLIENT','STAFF','TEAM')),
    role text check (role in ('STAFF','USER_ADMIN','SYSTEM_ADMIN')),
    status text not null check (status in ('INVITED','ACTIVE','SUSPENDED')),
    name text not null,
    short_name text not null,
    email text,
    secure_phone text,
    password_hash text,
    shown_phone text,
    shown_email text,
    job_title text,
    hours jsonb,
    attribution text check (attribution in ('MEMBER_AND_TEAM','TEAM')),
    code_asked text check (code_asked in ('EVERY_SESSION','ONCE_PER_DEVICE','NEVER')),
    one_open_thread boolean,
    tint int not null default 1 check (tint between 1 and 7),
    created_at timestamptz not null default now(),
    check ((kind = 'STAFF') = (role is not null)),
    check ((kind = 'TEAM') = (attribution is not null and code_asked is not null and one_open_thread is not null)),
    check (kind <> 'TEAM' or password_hash is null)
  )`,
  `create unique index account_email on account (lower(email))`,
  `create unique index account_secure_phone on account (secure_phone) where kind <> 'TEAM'`,
  `create index account_name on account (kind desc, lower(name), id)`,

  `create table team_member (
    team_id uuid not null references account,
    account_id uuid not null references account,
    since timestamptz not null default now(),
    primary key (team_id, account_id)
  )`,
  `create index team_member_account on team_member (account_id)`,

  `create table client_team (
    id uuid primary key,
    name text not null,
    created_at timestamptz not null default now()
  )`,
  `create unique index client_team_name on client_team (lower(name))`,
  `create table client_team_member (
    client_team_id uuid not null references client_team,
    account_id uuid not null references account,
    primary key (client_team_id, account_id)
  )`,
  `create index client_team_member_account on client_team_member (account_id)`,
];
