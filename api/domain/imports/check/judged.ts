import type { Change, ImportVerdict, Problem } from '../import.ts';
import type { Person } from './person.ts';
import type { Standing } from './standing.ts';
import type { Cells } from './cell.ts';

/** A row to be judged: what the file says, and whether it could be read at all. */
export interface RowToJudge {
  row: number;
  cells: Cells;
  unreadable: Problem[] | null;
}

/** What applying would write. */
export type Plan =
  | { is: 'create'; person: Person; clientTeamIds: string[] }
  | { is: 'change'; person: Person; clientTeamIds: string[]; standing: Standing; changes: Change[] }
  | { is: 'member'; accountId: string; clientTeam: string; clientTeamId: string | null };

/** What becomes of a row. */
export interface Judged {
  row: number;
  verdict: ImportVerdict;
  problems: Problem[];
  changes: Change[];
  accountId: string | null;
  plan: Plan | null;
}

export function wrong(row: number, problems: Problem[], accountId: string | null = null): Judged {
  return { row, verdict: 'ERROR', problems, changes: [], accountId, plan: null };
}
