/** Who is addressed in a note, by id. */
export const mentions = [
  // seen_at: when they had the thread open after it.
  `create table entry_mention (
    entry_id uuid not null references entry,
    account_id uuid not null references account,
    thread_id uuid not null references thread,
    at timestamptz not null,
    seen_at timestamptz,
    primary key (entry_id, account_id)
  )`,
  `create index entry_mention_unseen on entry_mention (account_id, thread_id) where seen_at is null`,
];
