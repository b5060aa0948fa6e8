/** Texts that are changed or taken back keep their numbers, and every text that stood there is kept. */
export const changes = [
  // Beside seq and noteNo, and like them apart for what everybody and what staff alone may see, or a client would learn
  // from a hole that a note was changed. Whoever has everything up to a change asks for what was changed since.
  `alter table thread add column last_change int not null default 0, add column last_note_change int not null default 0,
    add column preview_change int not null default 0`,
  // change_no: which change of its thread brought the text that stands there; 0: it is as it was sent.
  `alter table entry add column change_no int not null default 0, add column changed_at timestamptz, add column deleted_at timestamptz,
    add column in_reply_to uuid references entry,
    add constraint entry_changed check ((change_no = 0) = (changed_at is null)),
    add constraint entry_deleted check (deleted_at is null or change_no > 0 and body is null)`,
  `create unique index entry_change on entry (thread_id, (note_no > 0), change_no) where change_no > 0`,

  // What stood there before each change, with the change that had brought it.
  `create table entry_version (
    entry_id uuid not null references entry,
    change_no int not null,
    body text not null,
    at timestamptz not null,
    primary key (entry_id, change_no)
  )`,
  `create function refuse_change_of_versions() returns trigger language plpgsql as $$
    begin raise exception 'what was said before a change is append-only'; end $$`,
  `create trigger entry_version_append_only before update or delete on entry_version for each row execute function refuse_change_of_versions()`,
  `create trigger entry_version_no_truncate before truncate on entry_version for each statement execute function refuse_change_of_versions()`,
  `alter table entry_version enable always trigger entry_version_append_only`,
  `alter table entry_version enable always trigger entry_version_no_truncate`,

  // No statement can change a text without keeping the one before, under a number that goes on, and without the
  // watchman finding it: he looks for entries by the transaction that wrote them last.
  `create function entry_keeps_version() returns trigger language plpgsql as $$
    begin
      if old.body is null or new.change_no <= old.change_no then raise exception 'a text is changed once for each change'; end if;
      insert into entry_version (entry_id, change_no, body, at) values (old.id, old.change_no, old.body, coalesce(old.changed_at, old.at));
      new.xid := pg_current_xact_id();
      return new;
    end $$`,
  `create trigger entry_text before update of body, change_no on entry for each row execute function entry_keeps_version()`,

  // Whoever leaves keeps what they could read, and reads nothing that is written later into what they could read: up
  // to which change that is, is kept with their leaving. By trigger: every verb that ends a participation, and its undo.
  `alter table participant add column to_change int, add column to_note_change int`,
  `update participant set to_change = 0, to_note_change = 0 where to_seq is not null`,
  `create function participant_until_change() returns trigger language plpgsql as $$
    begin
      if new.to_seq is null then
        new.to_change := null; new.to_note_change := null;
      elsif new.to_change is null then
        select last_change, last_note_change into new.to_change, new.to_note_change from thread where id = new.thread_id;
      end if;
      return new;
    end $$`,
  `create trigger participant_until before insert or update of to_seq on participant for each row execute function participant_until_change()`,

  `drop function reach(uuid, uuid, uuid, uuid[], uuid[])`,
  // As before, and up to which change. to_change null: it lasts.
  `create function reach(t_id uuid, t_team uuid, me uuid, teams uuid[], open uuid[])
    returns table (from_seq int, to_seq int, from_note int, to_note int, to_change int, to_note_change int) language sql stable as $$
      select 1, null::int, 1, null::int, null::int, null::int where t_team = any(open)
      union all
      select 1, p.to_seq, 1, p.to_note, p.to_change, p.to_note_change from participant p
        where p.thread_id = t_id and p.part = 'TEAM' and p.account_id = any(open)
          and p.to_seq is not null and p.account_id is distinct from t_team
      union all
      select p.from_seq, p.to_seq, p.from_note, p.to_note, p.to_change, p.to_note_change from participant p
        where p.thread_id = t_id and p.account_id = me
          and (p.part in ('CLIENT','NAMED')
            or (p.part = 'HOLDER' and (p.to_seq is null or p.ended_by_closing) and t_team = any(teams)))
    $$`,
];
