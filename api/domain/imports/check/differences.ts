import type { Change, ImportField } from '../import.ts';
import type { Person } from './person.ts';
import type { Standing } from './standing.ts';

/** What a row would change. A blank cell changes nothing, and client teams are only added to. */
export function differences(person: Person, standing: Standing, addedClientTeams: string[]): Change[] {
  const pairs: [ImportField, string | null, string | null][] = [
    ['NAME', standing.name, person.name],
    ['SHORT_NAME', standing.shortName, person.shortName],
    ['EMAIL', standing.email, sameAddress(person.email, standing.email) ? null : person.email],
    ['SECURE_PHONE', standing.securePhone, person.securePhone],
    ['EXTERNAL_ID', standing.externalId, person.externalId],
    ['JOB_TITLE', standing.jobTitle, person.jobTitle],
    ['SHOWN_PHONE', standing.shownPhone, person.shownPhone],
    ['SHOWN_EMAIL', standing.shownEmail, person.shownEmail],
    ['ROLE', standing.role, person.role],
  ];
  const changes = pairs.flatMap(([field, before, after]) => (after === null || after === before ? [] : [shown(field, before, after)]));
  return addedClientTeams.length === 0 ? changes : [...changes, { field: 'CLIENT_TEAMS', before: null, after: addedClientTeams.join('; ') }];
}

function sameAddress(one: string | null, other: string | null): boolean {
  return one?.toLowerCase() === other?.toLowerCase();
}

function shown(field: ImportField, before: string | null, after: string): Change {
  return field === 'SECURE_PHONE' ? { field, before: before && masked(before), after: masked(after) } : { field, before, after };
}

function masked(phone: string): string {
  return `${'•'.repeat(Math.max(0, phone.length - 2))}${phone.slice(-2)}`;
}
