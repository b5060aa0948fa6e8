import type { Call } from '../call.ts';
import { forbidden, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import type { Account, Attribution, CodeAsked, Role } from './account.ts';
import { mayAdminister } from './policy.ts';

/** An account as administrators see it. Its party and card are loaded by `id`. */
export interface AccountView {
  id: string;
  status: Account['status'];
  role: Role | null;
  email: string | null;
  /** All but the last two digits hidden. */
  securePhoneMasked: string | null;
  /** These are a team's, and null for persons. Members by name. */
  memberIds: string[] | null;
  attribution: Attribution | null;
  codeAsked: CodeAsked | null;
  oneOpenThread: boolean | null;
  unattended: boolean | null;
}

/** One account, for administrators. Others are told so whatever the id, and learn nothing about it. */
export async function seeAccount(call: Call, id: string): Promise<AccountView> {
  if (!mayAdminister(call.actor)) throw forbidden('Accounts are for administrators.');
  const [account] = await call.sql<AccountView>(
    `select a.id, a.status, a.role, a.email, a.attribution, a.code_asked as "codeAsked", a.one_open_thread as "oneOpenThread",
       repeat('•', length(a.secure_phone) - 2) || right(a.secure_phone, 2) as "securePhoneMasked",
       case when a.kind = 'TEAM' then array(
         select m.account_id from team_member m join account p on p.id = m.account_id
         where m.team_id = a.id order by lower(p.name), p.id) end as "memberIds",
       case when a.kind = 'TEAM' then not exists (
         select 1 from team_member m join account p on p.id = m.account_id
         where m.team_id = a.id and p.status = 'ACTIVE') end as unattended
     from account a where a.id = $1`,
    [existingId(id)],
  );
  if (!account) throw notFound();
  return account;
}
