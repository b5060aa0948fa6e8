import { Migration } from '@mikro-orm/migrations';

/** Whoever is addressed is told; a draft knows whom it addresses; the alarm can wait for the target. */
export class M011Mentions extends Migration {
  override up(): void {
    // Who looks for mails finds an address as he finds an entry. Without a default at first: nobody is told of those of before.
    this.addSql('alter table entry_mention add column xid xid8');
    this.addSql('alter table entry_mention alter column xid set default pg_current_xact_id()');
    this.addSql('create index entry_mention_xid on entry_mention (xid)');

    // Beside the first unread thing of a thread the first address that they have not seen: having seen the one is not having read the other.
    this.addSql('alter table notice drop constraint notice_pkey');
    this.addSql(`create unique index notice_first on notice (account_id, thread_id, (kind = 'MENTIONED'))`);

    // Whoever has chosen already has not chosen this: it is on for them, as for everybody, and pops up where everything of theirs does.
    this.addSql(`update notice_settings set sound = array_append(sound, 'MENTIONED'), email = array_append(email, 'MENTIONED'),
      browser = case when 'NAMED' = any(browser) then array_append(browser, 'MENTIONED') else browser end
      where account_id in (select id from account where kind = 'STAFF')`);
    this.addSql('alter table notice_settings add column alarm_past_target boolean not null default false');

    this.addSql(`alter table draft add column mentions uuid[] not null default '{}'`);
  }
}
