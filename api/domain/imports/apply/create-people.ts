import { firstWord } from '../../accounts/given-account.ts';
import { tintOf } from '../../accounts/tint.ts';
import { recordAll } from '../../audit/record-all.ts';
import type { Call } from '../../call.ts';
import { newId } from '../../id.ts';
import type { ImportKind } from '../import.ts';
import { putTogether } from './put-together.ts';
import type { PlanOf } from './row-plan.ts';

/** Makes accounts that are invited: they may do nothing until their person has accepted. The invitation itself is sent afterwards. */
export async function createPeople(call: Call, plans: PlanOf<'create'>[], how: { importId: string; kind: ImportKind; sendInvitations: boolean }): Promise<void> {
  if (plans.length === 0) return;
  const { importId, sendInvitations } = how;
  const kind = how.kind === 'STAFF' ? 'STAFF' : 'CLIENT';
  const made = plans.map(({ row, person, clientTeamIds }) => {
    const name = person.name ?? '';
    return {
      row, clientTeamIds, id: newId(), kind, name, role: kind === 'STAFF' ? (person.role ?? 'STAFF') : null,
      short_name: person.shortName ?? firstWord(name), email: person.email, secure_phone: person.securePhone,
      external_id: person.externalId, job_title: person.jobTitle, shown_phone: person.shownPhone, shown_email: person.shownEmail, tint: tintOf(name),
    };
  });
  await call.sql(
    `insert into account (id, kind, role, status, name, short_name, email, secure_phone, external_id, job_title, shown_phone, shown_email, tint, created_at, invitation_due_at)
     select r.id, r.kind, r.role, 'INVITED', r.name, r.short_name, r.email, r.secure_phone, r.external_id, r.job_title, r.shown_phone, r.shown_email, r.tint, $2,
       case when $3 then $2::timestamptz end
     from jsonb_to_recordset($1::jsonb) as r(id uuid, kind text, role text, name text, short_name text, email text, secure_phone text, external_id text,
       job_title text, shown_phone text, shown_email text, tint int)`,
    [JSON.stringify(made), call.now, sendInvitations],
  );
  await putTogether(call, made.flatMap(({ id, clientTeamIds }) => clientTeamIds.map((clientTeamId) => ({ accountId: id, clientTeamId }))));
  await call.sql('update import_row r set account_id = m.id from unnest($2::int[], $3::uuid[]) as m(no, id) where r.import_id = $1 and r.row_no = m.no', [
    importId, made.map(({ row }) => row), made.map(({ id }) => id),
  ]);
  await recordAll(call, made.map(({ id, role, name, clientTeamIds: clientTeams }) => ({ deed: 'account.created', targetId: id, after: { kind, role, name, ...(clientTeams.length > 0 ? { clientTeams } : {}), importId } })));
}
