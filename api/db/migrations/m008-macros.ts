import { Migration } from '@mikro-orm/migrations';

/** Named lists of acts that are carried out on one thread at once. */
export class M008Macros extends Migration {
  override up(): void {
    this.addSql(`create table macro (
      id uuid primary key,
      owned_by text not null check (owned_by in ('ME', 'TEAM', 'FIRM')),
      account_id uuid references account,
      team_id uuid references account,
      name text not null,
      acts jsonb not null,
      written_by uuid not null references account,
      written_at timestamptz not null default now(),
      check ((owned_by = 'ME') = (account_id is not null)),
      check ((owned_by = 'TEAM') = (team_id is not null))
    )`);
    this.addSql(`create unique index macro_name on macro (owned_by, account_id, team_id, lower(name)) nulls not distinct`);
    this.addSql(`create index macro_account on macro (account_id) where account_id is not null`);
    this.addSql(`create index macro_team on macro (team_id) where team_id is not null`);
  }
}
