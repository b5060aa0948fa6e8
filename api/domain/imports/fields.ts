import { badInput } from '../errors.ts';
import type { ImportField, ImportKind, Mapped } from './import.ts';

export interface FieldChoice {
  field: ImportField;
  label: string;
  required: boolean;
}

const LABELS: Record<ImportField, string> = {
  NAME: 'Name',
  SHORT_NAME: 'Short name',
  EMAIL: 'E-mail',
  SECURE_PHONE: 'Secure phone',
  EXTERNAL_ID: 'External id',
  JOB_TITLE: 'Job title',
  SHOWN_PHONE: 'Shown phone',
  SHOWN_EMAIL: 'Shown e-mail',
  ROLE: 'Role',
  CLIENT_TEAMS: 'Client team',
  CLIENT_TEAM: 'Client team',
};

const PERSON: ImportField[] = ['NAME', 'EMAIL', 'SECURE_PHONE', 'EXTERNAL_ID', 'CLIENT_TEAMS', 'SHORT_NAME', 'JOB_TITLE', 'SHOWN_PHONE', 'SHOWN_EMAIL'];
const FIELDS: Record<ImportKind, ImportField[]> = {
  STAFF: [...PERSON, 'ROLE'],
  CLIENTS: PERSON,
  CLIENT_TEAMS: ['CLIENT_TEAM', 'EMAIL', 'EXTERNAL_ID'],
};
const REQUIRED: Record<ImportKind, ImportField[]> = {
  STAFF: ['NAME', 'EMAIL', 'SECURE_PHONE'],
  CLIENTS: ['NAME', 'EMAIL', 'SECURE_PHONE'],
  CLIENT_TEAMS: ['CLIENT_TEAM'],
};

/** What the columns of such a file can be mapped to. */
export function fieldsOf(kind: ImportKind): FieldChoice[] {
  return FIELDS[kind].map((field) => ({ field, label: LABELS[field], required: REQUIRED[kind].includes(field) }));
}

export function labelOf(field: ImportField): string {
  return LABELS[field];
}

/** How people call these columns elsewhere, without blanks, signs, accents and case. */
const SPELLINGS: Record<ImportField, string> = {
  NAME: 'name fullname wholename displayname contactname clientname personname client person employee',
  SHORT_NAME: 'shortname firstname givenname forename nickname vorname prenom callname',
  EMAIL: 'email mail emailaddress mailaddress address login username signinemail accountemail account member',
  SECURE_PHONE: 'securephone mobile mobilephone mobilenumber cell cellphone phone phonenumber telephone tel handy mobil smsphone codephone',
  EXTERNAL_ID: 'externalid id clientid customerid customerno customernumber employeeid employeenumber personnelnumber crmid reference ref key number',
  JOB_TITLE: 'jobtitle title position job function occupation profession',
  SHOWN_PHONE: 'shownphone publicphone officephone businessphone workphone landline directline',
  SHOWN_EMAIL: 'shownemail publicemail contactemail officeemail businessemail workemail',
  ROLE: 'role rights administration adminrole permission',
  CLIENT_TEAMS: 'clientteams clientteam teams team group groups segment desk',
  CLIENT_TEAM: 'clientteam team clientteamname teamname group groupname segment',
};

/** A first guess from the names of the columns: the earlier a spelling stands, the better it fits; no field twice. */
export function guessMapping(kind: ImportKind, columns: readonly string[]): Mapped[] {
  const fits = columns.flatMap((column) =>
    FIELDS[kind].map((field) => ({ column, field, place: SPELLINGS[field].split(' ').indexOf(bare(column)) })),
  );
  const chosen = new Map<string, ImportField>();
  for (const { column, field, place } of fits.sort((a, b) => a.place - b.place)) {
    if (place >= 0 && !chosen.has(column) && ![...chosen.values()].includes(field)) chosen.set(column, field);
  }
  return columns.map((column) => ({ column, field: chosen.get(column) ?? null }));
}

/** The mapping as it is kept: every column of the file, each field once, and what is required. */
export function checkedMapping(kind: ImportKind, columns: readonly string[], given: readonly { column: string; field?: ImportField | null }[]): Mapped[] {
  const byColumn = new Map<string, ImportField>();
  given.forEach(({ column, field }, i) => {
    if (!columns.includes(column)) throw badInput(`input.mapping.${i}.column`, 'The file has no such column.');
    if (!field) return;
    if (!FIELDS[kind].includes(field)) throw badInput(`input.mapping.${i}.field`, `Such a file has no “${LABELS[field]}”.`);
    if ([...byColumn.values()].includes(field)) throw badInput(`input.mapping.${i}.field`, `Two columns are mapped to “${LABELS[field]}”.`);
    byColumn.set(column, field);
  });
  const missing = missingFrom(kind, [...byColumn.values()]);
  if (missing) throw badInput('input.mapping', missing);
  return columns.map((column) => ({ column, field: byColumn.get(column) ?? null }));
}

function missingFrom(kind: ImportKind, mapped: ImportField[]): string | null {
  const missing = REQUIRED[kind].find((field) => !mapped.includes(field));
  if (missing) return `No column is mapped to “${LABELS[missing]}”.`;
  const isFound = mapped.includes('EMAIL') || mapped.includes('EXTERNAL_ID');
  return isFound ? null : 'No column says whose account it is: map one to “E-mail” or “External id”.';
}

function bare(column: string): string {
  return column.normalize('NFD').toLowerCase().replace(/[^a-z0-9]/g, '');
}
