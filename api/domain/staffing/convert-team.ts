import { withdrawTeamAccess } from '../access/team-access.ts';
import { askMailbox } from '../accounts/invitation.ts';
import { revokeLinks } from '../accounts/link.ts';
import { refuseTaken, takenInTheMeantime } from '../accounts/unique.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput } from '../errors.ts';
import { email, phone } from '../input.ts';
import { changeRights } from '../organisation/organisation.ts';
import { refuseForeignPhone } from '../organisation/sms-countries.ts';
import type { Outside } from '../outside.ts';
import { administeredTeam } from './team-settings.ts';

/** Exactly one of these. */
export interface TeamForm {
  full?: { email: string; securePhone: string } | null;
  queue?: boolean | null;
}

/**
 * Turns a support queue into a team account with mailbox and secure phone, or a team account into a support queue; for
 * administrators. Where the new form asks for a code, the queue locks for every member at once; where it has none, it is
 * open to them. Its members, its threads and its place in client teams stay, and it goes on while its mailbox and phone
 * are not verified: a link goes to the mailbox. Turned into what it is, it stays as it is.
 */
export async function convertTeam(outside: Outside, call: Call, input: { teamId: string; to: TeamForm }): Promise<string> {
  const team = await administeredTeam(call, input.teamId);
  const { full, queue } = input.to;
  if ((full == null) === (queue == null) || queue === false) throw badInput('input.to', 'Give exactly one of full and queue: true.');
  const before = formOf(team);
  const wanted = full ? { email: email('input.to.full.email', full.email), securePhone: phone('input.to.full.securePhone', full.securePhone) } : NONE;
  if (wanted.email === team.email && wanted.securePhone === team.securePhone) return team.id;
  if (full && before === 'FULL') throw badInput('input.to.full', 'This is a team account already: change its e-mail or its secure phone.');
  if (full) await refuseForeignPhone(call, 'input.to.full.securePhone', wanted.securePhone ?? '');
  if (full) await refuseTaken(call, { ...team, ...wanted }, 'input.to.full');

  team.email = wanted.email;
  team.securePhone = wanted.securePhone;
  team.emailVerifiedAt = null;
  team.phoneVerifiedAt = null;
  // Nothing is left to verify before clients may write to a queue.
  if (queue && team.status === 'INVITED') team.status = 'ACTIVE';
  if (queue && team.suspendedFrom === 'INVITED') team.suspendedFrom = 'ACTIVE';
  await call.em.flush().catch(takenInTheMeantime('input.to.full'));
  await withdrawTeamAccess(call, team.id, null);
  await revokeLinks(call, team.id);
  if (full) await askMailbox(outside, call, team);
  await changeRights(call);
  record(call, { deed: 'team.converted', teamId: team.id, targetId: team.id, before: { form: before }, after: { form: formOf(team) } });
  return team.id;
}

const NONE = { email: null, securePhone: null };

function formOf(team: { email: string | null }): 'FULL' | 'QUEUE' {
  return team.email === null ? 'QUEUE' : 'FULL';
}
