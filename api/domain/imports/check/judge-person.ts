import type { Actor } from '../../call.ts';
import { firstWord } from '../../accounts/given-account.ts';
import { mayGrant, mayTouch } from '../../accounts/policy.ts';
import { isAmong } from '../../organisation/sms-countries.ts';
import { problem, type ImportKind, type Problem } from '../import.ts';
import { alike } from './alike.ts';
import { differences } from './differences.ts';
import { type Judged, wrong } from './judged.ts';
import type { Person } from './person.ts';
import type { Seen } from './seen.ts';
import { type ClientTeamNames, nameKey, type Standing, type Standings } from './standing.ts';

/** What a row about a person is judged by. */
export interface PersonRow {
  row: number;
  person: Person;
  emailKey: string | null;
  problems: Problem[];
}

export interface Surroundings {
  kind: ImportKind;
  actor: Actor;
  standings: Standings;
  clientTeams: ClientTeamNames;
  /** Where codes may be sent; empty: everywhere. */
  smsCountries: string[];
  seen: Seen;
}

/** Found again by external id, or else by e-mail; otherwise the row makes an account. */
export function judgePerson({ row, person: written, emailKey, problems: before }: PersonRow, around: Surroundings): Judged {
  const { byEmail, byPhone, byExternalId } = around.standings;
  const holdsEmail = emailKey === null ? undefined : byEmail.get(emailKey);
  const holdsId = written.externalId === null ? undefined : byExternalId.get(written.externalId);
  const holdsPhone = written.securePhone === null ? undefined : byPhone.get(written.securePhone);
  const standing = holdsId ?? holdsEmail;
  const person = { ...written, shortName: written.shortName ?? followed(written, standing) };

  const problems = [
    ...before,
    ...twice(row, person, emailKey, around.seen),
    ...refuseAnother(person, holdsId, holdsEmail, around.kind),
    ...(holdsPhone && holdsPhone.id !== standing?.id ? [problem('SECURE_PHONE', `already belongs to ${holdsPhone.name}.`)] : []),
    ...refuseForeign(person, standing, around.smsCountries),
    ...refuseRole(person, standing, around.actor),
  ];
  const { ids, unknown } = clientTeamIds(person, around.clientTeams);
  problems.push(...unknown);
  if (!standing) {
    problems.push(...missing(person, before));
    if (problems.length > 0) return wrong(row, problems);
    const into = ids.length === 0 && around.kind === 'CLIENTS' && around.clientTeams.defaultId !== null ? [around.clientTeams.defaultId] : ids;
    return { row, verdict: 'CREATE', problems, changes: [], accountId: null, plan: { is: 'create', person, clientTeamIds: into } };
  }
  const into = ids.filter((id) => !standing.clientTeams.includes(id));
  const changes = differences(person, standing, into.map((id) => around.clientTeams.nameOf.get(id) ?? ''));
  // An account that is not of this kind has been named as a problem already.
  if (problems.length === 0 && changes.length > 0) problems.push(...refuseChange(person, standing, around.actor));
  if (problems.length > 0) return wrong(row, problems, standing.id);
  if (changes.length === 0) return { row, verdict: 'SAME', problems, changes, accountId: standing.id, plan: null };
  return { row, verdict: 'CHANGE', problems, changes, accountId: standing.id, plan: { is: 'change', person, clientTeamIds: into, standing, changes } };
}

function twice(row: number, person: Person, emailKey: string | null, seen: Seen): Problem[] {
  return [
    ...seen.note('e-mail', emailKey, row),
    ...seen.note('external id', person.externalId, row),
    ...seen.note('secure phone', person.securePhone, row),
  ].slice(0, 1);
}

/** A short name that followed from the name follows the new one; one that somebody chose stays. */
function followed({ name }: Person, standing: Standing | undefined): string | null {
  return name !== null && standing?.shortName === firstWord(standing?.name ?? '') ? firstWord(name) : null;
}

/** Where e-mail or external id are somebody's whom the row does not mean. */
function refuseAnother(person: Person, holdsId: Standing | undefined, holdsEmail: Standing | undefined, kind: ImportKind): Problem[] {
  const expected = kind === 'STAFF' ? 'STAFF' : 'CLIENT';
  const who = { CLIENT: 'is a client', STAFF: 'is of the staff', TEAM: 'is a team account' };
  if (holdsId && holdsId.kind !== expected) return [problem('EXTERNAL_ID', `already belongs to ${holdsId.name}, who ${who[holdsId.kind]}.`)];
  if (holdsEmail && holdsEmail.kind !== expected) return [problem('EMAIL', `already belongs to ${holdsEmail.name}, who ${who[holdsEmail.kind]}.`)];
  if (!holdsEmail || holdsEmail.id === holdsId?.id) return [];
  const hasOther = person.externalId !== null && holdsEmail.externalId !== null && holdsEmail.externalId !== person.externalId;
  if (hasOther) return [problem('EMAIL', `already belongs to ${holdsEmail.name}, who has another external id.`)];
  return holdsId ? [problem('EMAIL', `already belongs to ${holdsEmail.name}.`)] : [];
}

/** A phone that codes are not sent to is nobody's way in; one that stands there already is left alone. */
function refuseForeign({ securePhone }: Person, standing: Standing | undefined, countries: string[]): Problem[] {
  if (securePhone === null || securePhone === standing?.securePhone || isAmong(countries, securePhone)) return [];
  return [problem('SECURE_PHONE', 'is in a country that codes are not sent to. A system administrator says to which.')];
}

function refuseRole({ role }: Person, standing: Standing | undefined, actor: Actor): Problem[] {
  if (role === null || role === standing?.role) return [];
  if (standing?.id === actor.id) return [problem('ROLE', 'is your own, which somebody else has to change.')];
  return mayGrant(actor, role) ? [] : [problem('ROLE', 'is above your own.')];
}

/** What an import does not change, although it may be changed elsewhere. */
function refuseChange({ email, securePhone }: Person, standing: Standing, actor: Actor): Problem[] {
  if (!mayTouch(actor, standing)) return [problem(null, `${standing.name} is a system administrator, whom you do not administer.`)];
  if (standing.status === 'SUSPENDED') return [problem(null, `${standing.name} is suspended. Reactivate the account before it is changed.`)];
  if (standing.status === 'INVITED') return [];
  // Whoever could change these by a file could take an account over.
  const own = 'is another than the one of this account, which has been accepted. Change it in the account itself.';
  return [
    ...(email !== null && email.toLowerCase() !== standing.email?.toLowerCase() ? [problem('EMAIL', own)] : []),
    ...(securePhone !== null && securePhone !== standing.securePhone ? [problem('SECURE_PHONE', own)] : []),
  ];
}

/** Blank cells of what a new account must have; one that is filled and wrong has been named already. */
function missing(person: Person, before: Problem[]): Problem[] {
  const needed = [['NAME', person.name], ['EMAIL', person.email], ['SECURE_PHONE', person.securePhone]] as const;
  return needed.flatMap(([field, value]) => (value === null && !before.some((each) => each.field === field) ? [problem(field, 'is missing.')] : []));
}

function clientTeamIds({ clientTeams }: Person, { idOf, nameOf }: ClientTeamNames): { ids: string[]; unknown: Problem[] } {
  const [ids, unknown]: [Set<string>, Problem[]] = [new Set(), []];
  for (const name of clientTeams) {
    const id = idOf.get(nameKey(name));
    if (id) ids.add(id);
    else unknown.push(nonexistent(name, [...nameOf.values()]));
  }
  return { ids: [...ids], unknown };
}

function nonexistent(name: string, names: string[]): Problem {
  const meant = alike(name, names);
  return problem('CLIENT_TEAMS', `“${name}” does not exist.${meant ? ` Did you mean ${meant}?` : ''}`, meant);
}
