import { Migration } from '@mikro-orm/migrations';
import { access } from './m001/access.ts';
import { accounts } from './m001/accounts.ts';
import { audit } from './m001/audit.ts';
import { reading } from './m001/reading.ts';
import { threads } from './m001/threads.ts';
import { viewer } from './m001/viewer.ts';

/** Accounts, access, threads and their entries, audit: all that the main job stands on. */
export class M001MainJob extends Migration {
  override up(): void {
    for (const statement of [...accounts, ...access, ...threads, ...audit, ...viewer, ...reading]) this.addSql(statement);
  }
}
