import { withdrawTeamAccess } from '../access/team-access.ts';
import { Account, type Attribution, type CodeAsked } from '../accounts/account.ts';
import { LONGEST } from '../accounts/counted-wait.ts';
import { greeting, outOfHoursReply } from '../accounts/given-account.ts';
import { mayAdminister } from '../accounts/policy.ts';
import { refuseTaken } from '../accounts/unique.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput, forbidden, notFound } from '../errors.ts';
import { existingId, line, phone } from '../input.ts';
import { changeRights } from '../organisation/organisation.ts';
import { refuseForeignPhone } from '../organisation/sms-countries.ts';

export interface UpdateTeam {
  teamId: string;
  attribution?: Attribution | null;
  codeAsked?: CodeAsked | null;
  oneOpenThread?: boolean | null;
  lateAfter?: number | null;
  overAfter?: number | null;
  name?: string | null;
  greeting?: string | null;
  greetingSent?: boolean | null;
  outOfHoursReply?: string | null;
  securePhone?: string | null;
}

/** Changes a team's settings; what is left out stays. A new secure phone withdraws open access everywhere, at once. */
export async function updateTeam(call: Call, input: UpdateTeam): Promise<string> {
  const team = await administeredTeam(call, input.teamId);
  const before = settingsOf(team);
  const newPhone = await phoneFrom(call, team, input.securePhone);
  if (input.attribution) team.attribution = input.attribution;
  if (input.codeAsked) team.codeAsked = input.codeAsked;
  if (typeof input.oneOpenThread === 'boolean') team.oneOpenThread = input.oneOpenThread;
  setTargets(team, input);
  if (typeof input.greeting === 'string') team.greeting = greeting('input.greeting', input.greeting);
  if (typeof input.greetingSent === 'boolean') team.greetingSent = input.greetingSent;
  if (typeof input.outOfHoursReply === 'string') team.outOfHoursReply = outOfHoursReply('input.outOfHoursReply', input.outOfHoursReply);
  if (typeof input.name === 'string') team.name = team.shortName = line('input.name', input.name, 120);
  if (newPhone !== null) {
    team.securePhone = newPhone;
    team.phoneVerifiedAt = null;
    await withdrawTeamAccess(call, team.id, null);
  }
  await changeRights(call);
  record(call, { deed: 'team.updated', teamId: team.id, before, after: { ...settingsOf(team), newPhone: newPhone !== null } });
  return team.id;
}

/** The team account, for whoever sets it up. */
export async function administeredTeam(call: Call, id: string): Promise<Account> {
  if (!mayAdminister(call.actor)) throw forbidden('Only administrators change a team.');
  const team = await call.em.findOne(Account, { id: existingId(id), kind: 'TEAM' });
  if (!team) throw notFound();
  return team;
}

/** In open minutes, at most a day of them: what is counted longer than that is told in days. */
function setTargets(team: Account, { lateAfter, overAfter }: UpdateTeam): void {
  const late = lateAfter ?? team.lateAfter;
  const over = overAfter ?? team.overAfter;
  if (late < 1) throw badInput('input.lateAfter', 'At least one minute.');
  if (over > MOST_MINUTES) throw badInput('input.overAfter', `At most ${MOST_MINUTES} minutes, which are 24 hours.`);
  if (late >= over) throw badInput(lateAfter == null ? 'input.overAfter' : 'input.lateAfter', 'A wait is late before it is past the target.');
  team.lateAfter = late;
  team.overAfter = over;
}

const MOST_MINUTES = LONGEST / 60_000;

/** The phone that its codes go to from now on; null where it stays. */
async function phoneFrom(call: Call, team: Account, given: string | null | undefined): Promise<string | null> {
  if (given == null || given.trim() === '') return null;
  const securePhone = phone('input.securePhone', given);
  if (securePhone === team.securePhone) return null;
  if (team.email === null) throw badInput('input.securePhone', 'A support queue has no secure phone. Turn it into a team account first.');
  await refuseForeignPhone(call, 'input.securePhone', securePhone);
  await refuseTaken(call, { ...team, securePhone }, 'input');
  return securePhone;
}

/** For the audit: what clients read of a greeting or an automatic reply is text, so only whether there is one. */
function settingsOf(team: Account) {
  const { name, attribution, codeAsked, oneOpenThread, lateAfter, overAfter, greetingSent } = team;
  return { name, attribution, codeAsked, oneOpenThread, lateAfter, overAfter, greets: team.greeting !== null, greetingSent, repliesOutOfHours: team.outOfHoursReply !== null };
}
