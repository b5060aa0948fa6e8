import { record } from '../audit/record.ts';
import type { OpenCall } from '../call.ts';
import { conflict } from '../errors.ts';
import type { Outside } from '../outside.ts';
import { Account } from './account.ts';
import { accountFrom, type GivenPerson } from './given-account.ts';
import { changeRights } from './organisation.ts';
import { makePasswordLink, type PasswordLink } from './password-link.ts';
import { refuseTaken } from './unique.ts';

/**
 * Makes a system administrator by the side door, where the first one has nobody to invite them, and answers with the
 * link to set the password. For one who is there already it is a new link: whoever runs the server can always let
 * them in again, never see their password. An address that belongs to anybody else is a CONFLICT.
 */
export async function appointSystemAdministrator(outside: Outside, call: OpenCall, given: Omit<GivenPerson, 'role'>): Promise<PasswordLink & { isNew: boolean }> {
  const fields = await accountFrom(call, { staff: { ...given, role: 'SYSTEM_ADMIN' } });
  const present = await administratorAt(call, fields.email ?? '');
  if (present) return { ...(await makePasswordLink(outside, call, present)), isNew: false };

  await refuseTaken(call, fields, 'input.staff');
  const account = call.em.create(Account, fields);
  await call.em.persist(account).flush();
  record(call, { deed: 'account.created', targetId: account.id, after: { kind: account.kind, role: account.role, name: account.name } });
  await changeRights(call);
  return { ...(await makePasswordLink(outside, call, account)), isNew: true };
}

async function administratorAt(call: OpenCall, email: string): Promise<Pick<Account, 'id' | 'status'> | null> {
  const [found] = await call.sql<Pick<Account, 'id' | 'status' | 'role'>>('select id, status, role from account where lower(email) = lower($1)', [email]);
  if (!found) return null;
  if (found.role !== 'SYSTEM_ADMIN') throw conflict('This address belongs to an account that is no system administrator.', 'input.staff.email');
  if (found.status === 'SUSPENDED') throw conflict('This administrator is suspended. Another one lets them act again.', 'input.staff.email');
  return found;
}
