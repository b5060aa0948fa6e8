/** What a firm sets for itself: looks, session limits, conversations, countries of phones, terms; and pictures. */
export const organisation: string[] = [
  // As it was drawn anew by the server; what was uploaded is not kept.
  `create table image (
    id uuid primary key,
    bytes bytea not null,
    type text not null check (type in ('image/webp')),
    width int not null,
    height int not null,
    sha256 bytea not null,
    created_by uuid references account,
    created_at timestamptz not null default now()
  )`,
  `alter table account add column avatar_id uuid references image`,
  `create index account_avatar on account (avatar_id) where avatar_id is not null`,
  `alter table organisation
    add column logo_id uuid references image,
    add column accent text check (accent ~ '^#[0-9a-f]{6}$'),
    add column staff_idle_minutes int not null default 480,
    add column staff_absolute_minutes int not null default 1440,
    add column client_idle_minutes int not null default 20160,
    add column client_absolute_minutes int not null default 129600,
    add column clients_may_add boolean not null default false,
    add column history_by_default text not null default 'ALL' check (history_by_default in ('ALL','FROM_NOW')),
    add column sms_countries text[] not null default '{}'`,
  // Whether the client of a team's thread, or of one without a team, may add staff. Where the team answers as one they
  // may not: that somebody cannot be added, or comes without a line, would tell who its members are.
  `create function client_adds(of_team uuid) returns boolean language sql stable as $$
      select coalesce((select o.clients_may_add from organisation o), false)
        and not exists (select 1 from account t where t.id = of_team and t.attribution = 'TEAM')
    $$`,
  // Published is published: a version is never changed, the next one replaces it.
  `create table terms (
    version int primary key,
    text text not null,
    published_at timestamptz not null default now(),
    published_by uuid references account
  )`,
  `create table terms_acceptance (
    account_id uuid not null references account,
    version int not null,
    at timestamptz not null default now(),
    primary key (account_id, version)
  )`,
  `create index terms_acceptance_version on terms_acceptance (version)`,
];
