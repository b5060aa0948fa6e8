import { recordAll } from '../../audit/record-all.ts';
import type { Call } from '../../call.ts';
import type { Change, ImportField } from '../import.ts';
import { putTogether } from './put-together.ts';
import type { PlanOf } from './row-plan.ts';

/** Changes accounts: what is blank in the file stays. What was sent to a former address or phone works no more. */
export async function changePeople(call: Call, plans: PlanOf<'change'>[], sendInvitations: boolean): Promise<void> {
  if (plans.length === 0) return;
  const rows = plans.map(({ person, standing }) => ({
    id: standing.id, name: person.name, role: person.role, short_name: person.shortName, email: person.email, secure_phone: person.securePhone,
    external_id: person.externalId, job_title: person.jobTitle, shown_phone: person.shownPhone, shown_email: person.shownEmail,
  }));
  await call.sql(
    `update account a set name = coalesce(r.name, a.name), role = coalesce(r.role, a.role), short_name = coalesce(r.short_name, a.short_name),
       email = case when lower(r.email) <> lower(a.email) then r.email else a.email end, secure_phone = coalesce(r.secure_phone, a.secure_phone),
       external_id = coalesce(r.external_id, a.external_id), job_title = coalesce(r.job_title, a.job_title),
       shown_phone = coalesce(r.shown_phone, a.shown_phone), shown_email = coalesce(r.shown_email, a.shown_email),
       email_verified_at = case when lower(r.email) <> lower(a.email) then null else a.email_verified_at end,
       phone_verified_at = case when r.secure_phone <> a.secure_phone then null else a.phone_verified_at end
     from jsonb_to_recordset($1::jsonb) as r(id uuid, name text, role text, short_name text, email text, secure_phone text, external_id text,
       job_title text, shown_phone text, shown_email text)
     where a.id = r.id`,
    [JSON.stringify(rows)],
  );
  await putTogether(call, plans.flatMap(({ standing, clientTeamIds }) => clientTeamIds.map((clientTeamId) => ({ accountId: standing.id, clientTeamId }))));
  await closeFormerWays(call, plans, sendInvitations);
  await recordAll(call, plans.map(({ standing, changes }) => ({ deed: 'account.updated', targetId: standing.id, before: side(changes, 'before'), after: side(changes, 'after') })));
}

/** Of whoever has not accepted yet: a link to the former address or role works no more and is sent anew, a code to the former phone neither. */
async function closeFormerWays(call: Call, plans: PlanOf<'change'>[], sendInvitations: boolean): Promise<void> {
  const changed = (fields: ImportField[]) =>
    plans.filter(({ standing, changes }) => standing.status === 'INVITED' && changes.some(({ field }) => fields.includes(field))).map(({ standing }) => standing.id);
  const bound = changed(['EMAIL', 'ROLE']);
  await call.sql(
    'update password_link set revoked_at = now(), password_hash = null where account_id = any($1) and used_at is null and revoked_at is null and expires_at > now()',
    [bound],
  );
  await call.sql('update challenge set replaced_at = now() where account_id = any($1) and used_at is null and replaced_at is null', [changed(['EMAIL', 'SECURE_PHONE'])]);
  if (sendInvitations) await call.sql('update account set invitation_due_at = $2, invitation_tries = 0 where id = any($1)', [bound, call.now]);
}

function side(changes: Change[], which: 'before' | 'after'): Record<string, string | null> {
  return Object.fromEntries(changes.map((change) => [change.field, change[which]]));
}
