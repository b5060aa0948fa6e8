/** Imports: a file, its rows with their verdicts, how columns were mapped before, and invitations that are due. */
export const imports: string[] = [

  // Invitations of an import are sent by a worker, so that applying waits for no mail server.
  `alter table account add column invitation_due_at timestamptz, add column invitation_tries int not null default 0`,
  `create index account_invitation_due on account (invitation_due_at) where invitation_due_at is not null`,

  `create table import (
    id uuid primary key,
    kind text not null check (kind in ('STAFF','CLIENTS','CLIENT_TEAMS')),
    file_name text not null,
    uploaded_by uuid not null references account,
    uploaded_at timestamptz not null,
    status text not null check (status in ('READING','READ','CHECKING','CHECKED','APPLYING','APPLIED','FAILED','DISCARDED')),
    error text,
    columns text[] not null default '{}',
    mapping jsonb not null default '[]',
    mapped_as_before boolean not null default false,
    counts jsonb,
    rows_read int not null default 0,
    rows_checked int not null default 0,
    rows_applied int not null default 0,
    read_ms int not null default 0,
    check_ms int not null default 0,
    apply_ms int not null default 0,
    applied_at timestamptz,
    -- Which run works on it, and when it last moved: a run that finds another number has been overtaken.
    run int not null default 0,
    moved_at timestamptz not null
  )`,
  `create index import_uploaded on import (uploaded_at desc)`,

  // unreadable: what was wrong with the row itself, whatever its columns mean.
  `create table import_row (
    import_id uuid not null references import,
    row_no int not null,
    cells jsonb not null,
    unreadable jsonb,
    verdict text check (verdict in ('CREATE','CHANGE','SAME','ERROR')),
    problems jsonb not null default '[]',
    changes jsonb not null default '[]',
    account_id uuid,
    primary key (import_id, row_no)
  )`,
  `create index import_row_verdict on import_row (import_id, verdict, row_no)`,

  `create table import_mapping (
    kind text not null,
    columns_hash bytea not null,
    mapping jsonb not null,
    used_at timestamptz not null,
    primary key (kind, columns_hash)
  )`,
];
