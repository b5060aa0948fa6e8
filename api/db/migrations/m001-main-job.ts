import { Migration } from '@mikro-orm/migrations';

/** Accounts, access, threads and their entries, audit: all that the main job stands on. */
export class M001MainJob extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
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

  // ── access ──
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

  // ── threads ──
  `create table thread (
    id uuid primary key,
    title text not null,
    state text not null check (state in ('QUEUED','HELD','OPEN','CLOSED')),
    team_id uuid references account,
    client_id uuid references account,
    holder_id uuid references account,
    held_since timestamptz,
    started_by uuid not null references account,
    client_thread_id uuid not null,
    continues_id uuid references thread,
    version int not null default 1,
    rights int not null default 1,
    last_seq int not null default 0,
    last_note_no int not null default 0,
    waiting_since timestamptz,
    needs_reply boolean not null default false,
    last_at timestamptz not null,
    preview_seq int,
    preview_text text,
    preview_author_id uuid references account,
    preview_team_id uuid references account,
    preview_at timestamptz,
    closed_at timestamptz,
    closed_by uuid references account,
    close_kind text check (close_kind in ('REMOVED_ALL','CLIENT_LEFT','LAST_LEFT','ADMINISTRATOR')),
    reopen jsonb,
    created_at timestamptz not null,
    check ((state = 'HELD') = (holder_id is not null)),
    check (state not in ('QUEUED','HELD') or team_id is not null),
    check (state <> 'OPEN' or team_id is null),
    check ((state = 'CLOSED') = (closed_at is not null)),
    unique (started_by, client_thread_id)
  )`,
  `create index thread_queue on thread (team_id, state, waiting_since) where state in ('QUEUED','HELD')`,
  `create index thread_holder on thread (holder_id) where holder_id is not null`,
  `create index thread_client on thread (client_id, last_at desc) where client_id is not null`,
  `create index thread_continues on thread (continues_id) where continues_id is not null`,

  // A participation: from the first seq that may be read to the last. to_seq null: it lasts.
  `create table participant (
    id uuid primary key,
    thread_id uuid not null references thread,
    account_id uuid not null references account,
    part text not null check (part in ('CLIENT','TEAM','HOLDER','NAMED')),
    from_seq int not null,
    from_note int not null,
    joined_at timestamptz not null,
    to_seq int,
    to_note int,
    left_at timestamptz,
    ended_by_closing boolean not null default false,
    check ((to_seq is null) = (left_at is null))
  )`,
  `create unique index participant_present on participant (thread_id, account_id) where to_seq is null`,
  `create index participant_thread on participant (thread_id, account_id)`,
  `create index participant_account on participant (account_id, thread_id)`,

  `create table engagement (
    id uuid primary key,
    thread_id uuid not null references thread,
    member_id uuid not null references account,
    team_id uuid not null references account,
    from_seq int not null,
    to_seq int,
    started_at timestamptz not null,
    ended_at timestamptz,
    ended_by_closing boolean not null default false
  )`,
  `create index engagement_thread on engagement (thread_id, started_at)`,
  `create unique index engagement_present on engagement (thread_id) where to_seq is null`,

  // pos: the seq that a public entry has, or that a staff-only entry follows. note_no 0: public.
  // xid: the transaction that wrote it, for the watchman, who looks again at what was unfinished.
  `create table entry (
    id uuid primary key,
    thread_id uuid not null references thread,
    pos int not null,
    seq int,
    note_no int not null default 0,
    kind text not null check (kind in ('MESSAGE','LINE','NOTE','STAFF_LINE')),
    line text,
    author_id uuid references account,
    team_id uuid references account,
    subject_id uuid references account,
    body text,
    handover boolean not null default false,
    client_entry_id uuid,
    at timestamptz not null,
    xid xid8 not null default pg_current_xact_id(),
    check ((seq is not null) = (kind in ('MESSAGE','LINE'))),
    check ((note_no = 0) = (kind in ('MESSAGE','LINE'))),
    check (seq is null or seq = pos)
  )`,
  `create unique index entry_order on entry (thread_id, pos, note_no)`,
  `create unique index entry_note on entry (thread_id, note_no) where note_no > 0`,
  `create unique index entry_once on entry (thread_id, author_id, client_entry_id) where client_entry_id is not null`,
  `create index entry_xid on entry (xid)`,

  `create table read_mark (
    thread_id uuid not null references thread,
    account_id uuid not null references account,
    seq int not null,
    at timestamptz not null default now(),
    primary key (thread_id, account_id)
  )`,

  // Every mutation on a thread carries a request id: once done, a retry is answered and writes nothing.
  `create table done_request (
    account_id uuid not null references account,
    request_id uuid not null,
    deed text not null,
    thread_id uuid references thread,
    outcome jsonb,
    at timestamptz not null default now(),
    primary key (account_id, request_id)
  )`,

  // ── audit: append-only, by triggers too ──
  `create table audit (
    id uuid primary key,
    at timestamptz not null,
    actor_id uuid references account,
    deed text not null,
    thread_id uuid,
    team_id uuid,
    target_id uuid,
    before jsonb,
    after jsonb,
    address text,
    request_id text
  )`,
  `create index audit_thread on audit (thread_id, at)`,
  `create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception 'the audit is append-only'; end $$`,
  `create trigger audit_append_only before update or delete on audit for each row execute function refuse_change()`,
  `create trigger audit_no_truncate before truncate on audit for each statement execute function refuse_change()`,

  // ── who acts ──
  // The facts about whoever asks, taken in the same statement as what they ask for, so that no verdict is older than
  // what it is about. No row: nobody, a session that has ended, or an account that may not act. With a session a
  // team's queue is open once its code was entered, as often as the team asks; without one (side door) it is open.
  `create function viewer_facts(of_session uuid, of_account uuid)
    returns table (me uuid, kind text, role text, teams uuid[], open uuid[]) language sql stable as $$
      select a.id, a.kind, a.role,
        array(select m.team_id from team_member m where m.account_id = a.id),
        array(select m.team_id from team_member m join account t on t.id = m.team_id
          where m.account_id = a.id
            and (of_session is null or t.code_asked = 'NEVER' or t.secure_phone is null
              or exists (select 1 from team_access x
                where x.team_id = m.team_id and x.account_id = a.id and x.withdrawn_at is null
                  and case t.code_asked when 'EVERY_SESSION' then x.session_id = of_session
                    else x.device_id = s.device_id end)))
      from account a left join session s on s.id = of_session
      where a.status = 'ACTIVE' and a.kind <> 'TEAM'
        and case when of_session is null then a.id = of_account
          else s.account_id = a.id and s.ended_at is null and s.expires_at > now()
            and s.used_at + make_interval(secs => s.idle_seconds) > now() end
    $$`,

  // ── the one rule of reading ──
  // Which parts of a thread somebody may read, as windows of seq and noteNo. $teams: teams they are a member of;
  // $open: those whose queue this session may open. By membership of an open queue: all. By membership of a former
  // team: up to where it left. By name, and as client: from joining to leaving, for ever. As holder: by one's own
  // sign-in while it lasts, and after a closing, as long as one is a member.
  `create function reach(t_id uuid, t_team uuid, me uuid, teams uuid[], open uuid[])
    returns table (from_seq int, to_seq int, from_note int, to_note int) language sql stable as $$
      select 1, null::int, 1, null::int where t_team = any(open)
      union all
      select 1, p.to_seq, 1, p.to_note from participant p
        where p.thread_id = t_id and p.part = 'TEAM' and p.account_id = any(open)
          and p.to_seq is not null and p.account_id is distinct from t_team
      union all
      select p.from_seq, p.to_seq, p.from_note, p.to_note from participant p
        where p.thread_id = t_id and p.account_id = me
          and (p.part in ('CLIENT','NAMED')
            or (p.part = 'HOLDER' and (p.to_seq is null or p.ended_by_closing) and t_team = any(teams)))
    $$`,
  // Who stands among whose contacts: those who share a client team. A client sees staff and teams, never clients.
  `create function in_contact(client uuid, other uuid) returns boolean language sql stable as $$
    select exists (
      select 1 from client_team_member c join client_team_member o using (client_team_id)
      where c.account_id = client and o.account_id = other and client <> other) $$`,

  // Sort keys of lists: text that compares byte by byte.
  `create function key_up(at timestamptz) returns text language sql immutable as $$
    select lpad((extract(epoch from at) * 1000)::bigint::text, 14, '0') $$`,
  `create function key_down(at timestamptz) returns text language sql immutable as $$
    select lpad((99999999999999 - (extract(epoch from at) * 1000)::bigint)::text, 14, '0') $$`,
];
