import { Migration } from '@mikro-orm/migrations';

/**
 * `thread.rights` moves with whatever decides who may read or write in a thread: participants, holder, team, client and
 * state. By trigger, in the transaction of the change: a verdict that was made at one number counts at that number
 * alone, so a verb that forgot to move it would let somebody who was removed read on. With `organisation.rights`, which
 * stands for people and not for threads, it says everything that a verdict depends on, but the clock of a session.
 */
export class M003Rights extends Migration {
  override up(): void {
    for (const statement of rights) this.addSql(statement);
  }
}

const rights = [
  `create function thread_rights_move() returns trigger language plpgsql as $$
    begin
      new.rights := greatest(new.rights, old.rights + 1);
      return new;
    end $$`,
  // Not on every message: the condition is looked at before the function is called.
  `create trigger thread_rights before update on thread for each row
    when (old.state is distinct from new.state or old.holder_id is distinct from new.holder_id
      or old.team_id is distinct from new.team_id or old.client_id is distinct from new.client_id or new.rights < old.rights)
    execute function thread_rights_move()`,
  // Once a statement: many who come or go at once move it once.
  `create function participants_move() returns trigger language plpgsql as $$
    begin
      update thread set rights = rights + 1 where id in (select thread_id from moved);
      return null;
    end $$`,
  `create trigger participant_came after insert on participant referencing new table as moved for each statement execute function participants_move()`,
  `create trigger participant_changed after update on participant referencing new table as moved for each statement execute function participants_move()`,
  `create trigger participant_went after delete on participant referencing old table as moved for each statement execute function participants_move()`,
];
