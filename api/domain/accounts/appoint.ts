import { record } from '../audit/record.ts';
import type { OpenCall } from '../call.ts';
import { conflict } from '../errors.ts';
import type { Outside } from '../outside.ts';
import { Account } from './account.ts';
import { accountFrom, type GivenPerson } from './given-account.ts';
import { changeRights } from '../organisation/organisation.ts';
import { type Link, makeLink } from './link.ts';
import { refuseTaken } from './unique.ts';

/**
 * Makes a system administrator by the side door, where the first one has nobody to invite them, and answers with the
 * invitation. For one who is there already it is a new link, to a new password if they had accepted: whoever runs the
 * server can always let them in again, never see their password. An address that belongs to anybody else is a CONFLICT.
 */
export async function appointSystemAdministrator(outside: Outside, call: OpenCall, given: Omit<GivenPerson, 'role'>): Promise<Link & { isNew: boolean }> {
  const fields = await accountFrom(call, { staff: { ...given, role: 'SYSTEM_ADMIN' } });
  const present = await administratorAt(call, fields.email ?? '');
  if (present) return { ...(await makeLink(outside, call, present, present.status === 'INVITED' ? 'INVITATION' : 'RESET')), isNew: false };

  await refuseTaken(call, fields, 'input.staff');
  const account = call.em.create(Account, fields);
  await call.em.persist(account).flush();
  record(call, { deed: 'account.created', targetId: account.id, after: { kind: account.kind, role: account.role, name: account.name } });
  await changeRights(call);
  return { ...(await makeLink(outside, call, account, 'INVITATION')), isNew: true };
}

async function administratorAt(call: OpenCall, email: string): Promise<Pick<Account, 'id' | 'status' | 'role' | 'email'> | null> {
  const [found] = await call.sql<Pick<Account, 'id' | 'status' | 'role' | 'email'>>('select id, status, role, email from account where lower(email) = lower($1)', [email]);
  if (!found) return null;
  if (found.role !== 'SYSTEM_ADMIN') throw conflict('This address belongs to an account that is no system administrator.', 'input.staff.email');
  if (found.status === 'SUSPENDED') throw conflict('This administrator is suspended. Another one lets them act again.', 'input.staff.email');
  return found;
}
