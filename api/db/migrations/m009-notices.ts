import { Migration } from '@mikro-orm/migrations';

/** How each person wants to be told, what they have not read and are to be told of by mail, and how far entries were looked through for it. */
export class M009Notices extends Migration {
  override up(): void {
    // Whoever has none is told as everybody is who has not chosen.
    this.addSql(`create table notice_settings (
      account_id uuid primary key references account,
      sound text[] not null,
      browser text[] not null,
      email text[] not null,
      alarm boolean not null,
      quiet jsonb
    )`);
    // The first thing that they have not read of a thread; it goes once they have. Mailed: one mail was about it.
    this.addSql(`create table notice (
      account_id uuid not null references account,
      thread_id uuid not null references thread,
      kind text not null check (kind in ('QUEUED', 'ASSIGNED', 'HELD', 'MENTIONED', 'NAMED', 'ANSWERED')),
      -- A deed, and not a message: it is known once they have been here, whatever they have read.
      by_line boolean not null,
      pos int not null,
      at timestamptz not null,
      due_at timestamptz not null,
      mailed_at timestamptz,
      primary key (account_id, thread_id)
    )`);
    this.addSql('create index notice_thread on notice (thread_id)');
    // One row a person, so that two servers never write to the same one; due_at null: nothing to look at.
    this.addSql(`create table notice_mail (
      account_id uuid primary key references account,
      due_at timestamptz,
      tries int not null default 0,
      mail_id uuid,
      mailed_at timestamptz
    )`);
    this.addSql('create index notice_mail_due on notice_mail (due_at) where due_at is not null');
    // Every entry of a transaction before this one was looked at. The first server that looks begins here: nobody is told of what was before.
    this.addSql(`create table notice_progress (
      id int primary key check (id = 1),
      upto xid8 not null default pg_current_xact_id()
    )`);
  }
}
