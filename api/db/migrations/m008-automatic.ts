import { Migration } from '@mikro-orm/migrations';

/** What a team says by itself, and which messages nobody wrote. */
export class M008Automatic extends Migration {
  override up(): void {
    this.addSql(`alter table account add column greeting_sent boolean, add column out_of_hours_reply text`);
    this.addSql(`update account set greeting_sent = false where kind = 'TEAM'`);
    this.addSql(`alter table entry add column automatic boolean not null default false, add check (not automatic or kind = 'MESSAGE' and author_id is null)`);
    // When the team last said by itself that it is closed: once in each closed period.
    this.addSql(`alter table thread add column replied_automatically_at timestamptz`);
  }
}
