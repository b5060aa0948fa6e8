/** Threads, who is in them, their entries, how far each has read, and which requests were carried out. */
export const threads = [
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
];
