import { Migration } from '@mikro-orm/migrations';
import { access } from './m002/access.ts';
import { accounts } from './m002/accounts.ts';
import { audit } from './m002/audit.ts';
import { imports } from './m002/imports.ts';
import { organisation } from './m002/organisation.ts';
import { teams } from './m002/teams.ts';
import { tokens } from './m002/tokens.ts';

/** Bringing a firm on board: invitations and verification, settings, who sees whom, tokens, imports, the sealed audit. */
export class M002Setup extends Migration {
  override up(): void {
    for (const statement of [...organisation, ...accounts, ...access, ...teams, ...tokens, ...imports, ...audit]) this.addSql(statement);
  }
}
