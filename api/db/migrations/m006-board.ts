import { Migration } from '@mikro-orm/migrations';

/**
 * Targets for a first answer, in minutes of a team's hours: those of the house until then become each team's own. And what
 * a holder may say of a thread while they hold it: that it is put aside until a moment, or waits for something outside.
 */
export class M006Board extends Migration {
  override up(): void {
    for (const statement of [...targets, ...aside]) this.addSql(statement);
  }
}

const targets = [
  `alter table account
    add column late_after int not null default 12 check (late_after > 0),
    add column over_after int not null default 20 check (over_after > late_after)`,
];

const aside = [
  `alter table thread add column snoozed_until timestamptz, add column on_hold text,
    add constraint put_aside_by_holder check (state = 'HELD' or (snoozed_until is null and on_hold is null))`,
  `create index thread_snoozed on thread (snoozed_until) where snoozed_until is not null`,
  // What a team has closed lately.
  `create index thread_closed on thread (team_id, closed_at) where state = 'CLOSED'`,
  // A message of a client wakes a thread, which is more than a plain message does: a verdict of before counts no more.
  `create or replace trigger thread_rights before update on thread for each row
    when (old.state is distinct from new.state or old.holder_id is distinct from new.holder_id
      or old.team_id is distinct from new.team_id or old.client_id is distinct from new.client_id
      or old.snoozed_until is distinct from new.snoozed_until or new.rights < old.rights)
    execute function thread_rights_move()`,
];
