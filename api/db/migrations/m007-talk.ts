import { Migration } from '@mikro-orm/migrations';
import { changes } from './m007/changes.ts';
import { mentions } from './m007/mentions.ts';

/** What is said is changed, taken back, answered by name, and addressed to somebody. */
export class M007Talk extends Migration {
  override up(): void {
    for (const statement of [...changes, ...mentions]) this.addSql(statement);
  }
}
