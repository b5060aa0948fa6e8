import { Migration } from '@mikro-orm/migrations';

/** What staff call a thread by, and how it ended. Clients see neither. */
export class M008Tags extends Migration {
  override up(): void {
    // Of a team, or of the firm. One that is no longer given stays where it was given.
    this.addSql(`create table tag (
      id uuid primary key,
      team_id uuid references account,
      name text not null,
      tint int not null check (tint between 1 and 7),
      place int not null,
      retired_at timestamptz
    )`);
    this.addSql(`create index tag_team on tag (team_id, place)`);
    this.addSql(`create table outcome (
      id uuid primary key,
      team_id uuid not null references account,
      name text not null,
      place int not null,
      retired_at timestamptz
    )`);
    this.addSql(`create index outcome_team on outcome (team_id, place)`);
    this.addSql(`alter table account add column outcome_asked text check (outcome_asked in ('NEVER', 'OPTIONAL', 'REQUIRED'))`);
    this.addSql(`alter table thread add column tag_ids uuid[] not null default '{}', add column outcome_id uuid references outcome`);
  }
}
