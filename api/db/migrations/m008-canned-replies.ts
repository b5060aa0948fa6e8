import { Migration } from '@mikro-orm/migrations';

/** Texts that are inserted while one writes: somebody's own, a team's, the firm's. */
export class M008CannedReplies extends Migration {
  override up(): void {
    this.addSql(`create table canned_reply (
      id uuid primary key,
      owned_by text not null check (owned_by in ('ME', 'TEAM', 'FIRM')),
      account_id uuid references account,
      team_id uuid references account,
      shortcut text not null,
      title text not null,
      text text not null,
      written_by uuid not null references account,
      written_at timestamptz not null default now(),
      check ((owned_by = 'ME') = (account_id is not null)),
      check ((owned_by = 'TEAM') = (team_id is not null))
    )`);
    // No owner has a shortcut twice.
    this.addSql(`create unique index canned_reply_shortcut on canned_reply (owned_by, account_id, team_id, lower(shortcut)) nulls not distinct`);
    this.addSql(`create index canned_reply_account on canned_reply (account_id) where account_id is not null`);
    this.addSql(`create index canned_reply_team on canned_reply (team_id) where team_id is not null`);
  }
}
