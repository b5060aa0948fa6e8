import { setImmediate as turn } from 'node:timers/promises';
import type { Call } from '../../call.ts';
import { smsCountries } from '../../organisation/sms-countries.ts';
import type { ImportKind, Mapped, Problem } from '../import.ts';
import type { Cells } from './cell.ts';
import { judgeMember, readMembership } from './judge-member.ts';
import { judgePerson } from './judge-person.ts';
import { type Judged, type RowToJudge, wrong } from './judged.ts';
import { readPerson } from './person.ts';
import type { Seen } from './seen.ts';
import { clientTeamNames, emailKeys, standings } from './standing.ts';

/** The file that rows belong to. */
export interface FileToJudge {
  id: string;
  kind: ImportKind;
  mapped: Mapped[];
}

/** So many at once that the database is asked seldom, and so few that nobody else waits for it. */
export const ROWS_AT_ONCE = 250;

/** The next rows after this one, by field. */
export async function nextRows(call: Call, { id, mapped }: FileToJudge, after: number): Promise<RowToJudge[]> {
  const rows = await call.sql<{ row: number; cells: string[]; unreadable: Problem[] | null }>(
    'select row_no as row, cells, unreadable from import_row where import_id = $1 and row_no > $2 order by row_no limit $3',
    [id, after, ROWS_AT_ONCE],
  );
  return rows.map(({ cells, ...row }) => ({ ...row, cells: byField(mapped, cells) }));
}

/** Judges rows against the directory as it stands in this transaction. `seen` goes along from batch to batch. */
export async function judgeRows(call: Call, kind: ImportKind, rows: RowToJudge[], seen: Seen, lock: 'lock' | 'look'): Promise<Judged[]> {
  await turn();
  const unreadable = rows.flatMap(({ row, unreadable }) => (unreadable ? [wrong(row, unreadable)] : []));
  const readable = rows.filter((each) => each.unreadable === null);
  const judged = kind === 'CLIENT_TEAMS' ? await members(call, readable, seen, lock) : await people(call, kind, readable, seen, lock);
  return [...unreadable, ...judged].sort((a, b) => a.row - b.row);
}

async function people(call: Call, kind: ImportKind, rows: RowToJudge[], seen: Seen, lock: 'lock' | 'look'): Promise<Judged[]> {
  const read = rows.map(({ row, cells }) => ({ row, ...readPerson(kind, cells) }));
  const emails = await emailKeys(call, read.map(({ person }) => person.email));
  const keys = {
    emails: present(emails),
    phones: present(read.map(({ person }) => person.securePhone)),
    externalIds: present(read.map(({ person }) => person.externalId)),
  };
  const around = { kind, actor: call.actor, standings: await standings(call, keys, lock), clientTeams: await clientTeamNames(call), smsCountries: await smsCountries(call), seen };
  return read.map((each, i) => judgePerson({ ...each, emailKey: emails[i] ?? null }, around));
}

async function members(call: Call, rows: RowToJudge[], seen: Seen, lock: 'lock' | 'look'): Promise<Judged[]> {
  const read = rows.map(({ row, cells }) => readMembership(row, cells));
  const emails = await emailKeys(call, read.map(({ email }) => email));
  const keys = { emails: present(emails), phones: [], externalIds: present(read.map(({ externalId }) => externalId)) };
  const around = { standings: await standings(call, keys, lock), clientTeams: await clientTeamNames(call), seen };
  return read.map((each, i) => judgeMember(each, emails[i] ?? null, around));
}

function byField(mapped: Mapped[], cells: string[]): Cells {
  return Object.fromEntries(mapped.flatMap(({ field }, i) => (field === null ? [] : [[field, cells[i] ?? '']])));
}

function present(values: (string | null)[]): string[] {
  return values.filter((value) => value !== null);
}
