import { Migration } from '@mikro-orm/migrations';

/**
 * Whom work can be given to: what people say of themselves, what a team says of its work, and who has a live screen. A
 * person without a row is available.
 */
export class M005Availability extends Migration {
  override up(): void {
    // xid: the transaction that wrote it last, for the watchman, as with entries.
    this.addSql(`create table availability (
      account_id uuid primary key references account,
      state text not null check (state in ('AVAILABLE', 'BUSY', 'AWAY')),
      until timestamptz,
      xid xid8 not null default pg_current_xact_id(),
      check (until is null or state <> 'AVAILABLE')
    )`);
    this.addSql('create index availability_xid on availability (xid)');
    this.addSql('create index availability_until on availability (until) where until is not null');

    this.addSql(`create table team_work (
      team_id uuid primary key references account,
      hand_back_minutes int check (hand_back_minutes between 1 and 10080),
      assignment text not null default 'OFF' check (assignment in ('OFF', 'ROUND_ROBIN', 'LEAST_BUSY')),
      capacity int check (capacity between 1 and 200)
    )`);
    // capacity: their own, in place of the team's. assigned_at: when a thread was last assigned to them, for taking turns.
    this.addSql('alter table team_member add column capacity int check (capacity between 1 and 200), add column assigned_at timestamptz');

    // Written by each server for the desks that are open on it, over and over: what is older than a minute says nothing.
    this.addSql(`create table live_screen (
      account_id uuid primary key references account,
      seen_at timestamptz not null
    )`);
  }
}
