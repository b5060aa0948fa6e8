import { Migration } from '@mikro-orm/migrations';

/** To claim a thread has one word: an act of a macro is called as the transfer that it makes. */
export class M010MacroWords extends Migration {
  override up(): void {
    this.addSql(`update macro set acts =
      (select jsonb_agg(case a.act->>'kind' when 'TAKE' then jsonb_build_object('kind', 'TO_SELF') else a.act end order by a.place)
       from jsonb_array_elements(acts) with ordinality a (act, place))
      where acts @> '[{"kind": "TAKE"}]'`);
  }
}
