import type { Call } from '../call.ts';
import { forbidden, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { ACCOUNT_COLUMNS, type AccountRow, type AccountView, asAccount } from './account-view.ts';
import { mayAdminister } from './policy.ts';

/** One account, for administrators. Others are told so whatever the id, and learn nothing about it. */
export async function seeAccount(call: Call, id: string): Promise<AccountView> {
  if (!mayAdminister(call.actor)) throw forbidden('Accounts are for administrators.');
  const [row] = await call.sql<AccountRow>(`select ${ACCOUNT_COLUMNS} from account a where a.id = $1`, [existingId(id)]);
  if (!row) throw notFound();
  return asAccount(row, call.now);
}
