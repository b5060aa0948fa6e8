import type { Role } from '../../accounts/account.ts';
import { problem, type ImportKind, type Problem } from '../import.ts';
import { type Cells, readCells } from './cell.ts';

/** A row about a person, as far as its own cells tell. Null: the cell is blank, and what stands stays. */
export interface Person {
  name: string | null;
  shortName: string | null;
  email: string | null;
  securePhone: string | null;
  externalId: string | null;
  jobTitle: string | null;
  shownPhone: string | null;
  shownEmail: string | null;
  role: Role | null;
  /** Names of client teams, as they stand in the file. */
  clientTeams: string[];
}

const LONGEST_TEAMS = 2_000;

export function readPerson(kind: ImportKind, cells: Cells): { person: Person; problems: Problem[] } {
  const read = readCells(cells);
  const person: Person = {
    name: read.line('NAME', 120),
    shortName: read.line('SHORT_NAME', 60),
    email: read.email('EMAIL'),
    securePhone: read.phone('SECURE_PHONE'),
    externalId: read.line('EXTERNAL_ID', 120),
    jobTitle: read.line('JOB_TITLE', 120),
    shownPhone: read.phone('SHOWN_PHONE'),
    shownEmail: read.email('SHOWN_EMAIL'),
    role: null,
    clientTeams: namesIn(read.line('CLIENT_TEAMS', LONGEST_TEAMS)),
  };
  if (kind === 'STAFF') person.role = roleFrom(read.line('ROLE', 60), read.problems);
  return { person, problems: read.problems };
}

function namesIn(cell: string | null): string[] {
  return [...new Set((cell ?? '').split(/[;|]/).map((name) => name.trim()).filter(Boolean))];
}

const ROLES: Record<string, Role> = {
  staff: 'STAFF', none: 'STAFF', member: 'STAFF',
  useradmin: 'USER_ADMIN', useradministrator: 'USER_ADMIN',
  systemadmin: 'SYSTEM_ADMIN', systemadministrator: 'SYSTEM_ADMIN',
};

function roleFrom(cell: string | null, problems: Problem[]): Role | null {
  if (cell === null) return null;
  const role = ROLES[cell.toLowerCase().replace(/[^a-z]/g, '')];
  if (role) return role;
  problems.push(problem('ROLE', `“${cell}” does not exist. It is staff, user administrator or system administrator.`));
  return null;
}
