/** The audit: append-only, by triggers too. */
export const audit = [
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
];
