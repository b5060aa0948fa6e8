/** Seals over the audit, and what its screen looks for. Who may do what with both tables is said in db/rights.ts. */
export const audit: string[] = [
  // The API token by which a person did it.
  `alter table audit add column if not exists via uuid`,
  // The transaction that wrote the line, for the sealer, who looks again at what was unfinished.
  `alter table audit add column xid xid8 not null default pg_current_xact_id()`,
  `create index audit_xid on audit (xid)`,

  // One seal for each line, n = 1, 2, 3 … without a hole: hash = sha256(hash before, line). A table of its own, because
  // lines are never written again, and no commit waits for the one before it.
  `create table audit_seal (
    n int primary key check (n > 0),
    audit_id uuid not null unique,
    hash bytea not null check (octet_length(hash) = 32),
    sealed_at timestamptz not null default now()
  )`,
  `create trigger audit_seal_append_only before update or delete on audit_seal for each row execute function refuse_change()`,
  `create trigger audit_seal_no_truncate before truncate on audit_seal for each statement execute function refuse_change()`,
  // Also for whoever has switched ordinary triggers off for their session, as replication does.
  ...['append_only', 'no_truncate'].flatMap((each) => [
    `alter table audit enable always trigger audit_${each}`,
    `alter table audit_seal enable always trigger audit_seal_${each}`,
  ]),

  `create index audit_newest on audit (at desc, id desc)`,
  // Also what the checklist of setting up looks for, which has one of its own until here.
  `drop index if exists audit_deed`,
  ...['actor_id', 'target_id', 'team_id', 'deed', 'address', 'request_id'].map((column) => `create index audit_${column} on audit (${column}, at desc, id desc)`),
  `drop index audit_thread`,
  `create index audit_thread on audit (thread_id, at desc, id desc) where thread_id is not null`,
];
