import { Migration } from '@mikro-orm/migrations';

/** What somebody is writing in a thread and has not sent. Sent or emptied it has no text, and keeps its number. */
export class M004Drafts extends Migration {
  override up(): void {
    this.addSql(`create table draft (
      thread_id uuid not null references thread,
      account_id uuid not null references account,
      kind text not null check (kind in ('MESSAGE', 'NOTE')),
      text text not null check (length(text) <= 8000),
      edit int not null check (edit > 0),
      at timestamptz not null default now(),
      primary key (thread_id, account_id, kind)
    )`);
  }
}
