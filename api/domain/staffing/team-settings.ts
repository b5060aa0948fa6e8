import { withdrawTeamAccess } from '../access/team-access.ts';
import { Account, type Attribution, type CodeAsked } from '../accounts/account.ts';
import { changeRights } from '../accounts/organisation.ts';
import { mayAdminister } from '../accounts/policy.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { forbidden, notFound } from '../errors.ts';
import { existingId, phone } from '../input.ts';

export interface UpdateTeam {
  teamId: string;
  attribution?: Attribution | null;
  codeAsked?: CodeAsked | null;
  oneOpenThread?: boolean | null;
  securePhone?: string | null;
}

/** Changes a team's settings; what is left out stays. A new secure phone withdraws open access everywhere, at once. */
export async function updateTeam(call: Call, input: UpdateTeam): Promise<string> {
  if (!mayAdminister(call.actor)) throw forbidden('Only administrators change a team.');
  const team = await call.em.findOne(Account, { id: existingId(input.teamId), kind: 'TEAM' });
  if (!team) throw notFound();
  const before = settingsOf(team);
  if (input.attribution) team.attribution = input.attribution;
  if (input.codeAsked) team.codeAsked = input.codeAsked;
  if (typeof input.oneOpenThread === 'boolean') team.oneOpenThread = input.oneOpenThread;
  const securePhone = input.securePhone ? phone('input.securePhone', input.securePhone) : team.securePhone;
  const newPhone = securePhone !== team.securePhone;
  if (newPhone) {
    team.securePhone = securePhone;
    await withdrawTeamAccess(call, team.id, null);
  }
  await changeRights(call);
  record(call, { deed: 'team.updated', teamId: team.id, before, after: { ...settingsOf(team), newPhone } });
  return team.id;
}

function settingsOf(team: Account) {
  return { attribution: team.attribution, codeAsked: team.codeAsked, oneOpenThread: team.oneOpenThread };
}
