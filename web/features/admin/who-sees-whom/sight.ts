import type { SightClientTeamFieldsFragment, SightColumnFieldsFragment, SightRowFieldsFragment } from '../generated.ts';

/** One client, and whom they see. */
export type SightRow = SightRowFieldsFragment;
/** Somebody whom clients may see, or who works behind a team. */
export type SightColumn = SightColumnFieldsFragment;

/** Clients that stand together, because they are in the same client team; null: they are in none. */
export interface SightGroup {
  team: SightClientTeamFieldsFragment | null;
  rows: readonly SightRow[];
  /** The place of its first row among all rows. */
  from: number;
}

/** Whether a client sees a column, does not, or could not: it works behind a team. */
export type Mark = 'sees' | 'not' | 'behind';

/** What stands where a client's row and a column meet. */
export function markOf(row: SightRow, { party, behindTeamOnly }: SightColumn): Mark {
  if (row.sees.includes(party.id)) return 'sees';
  return behindTeamOnly ? 'behind' : 'not';
}

/** Rows under the client team that they stand in. They come in that order already. */
export function groupsOf(rows: readonly SightRow[]): SightGroup[] {
  const groups: { team: SightGroup['team']; rows: SightRow[]; from: number }[] = [];
  rows.forEach((row, place) => {
    const last = groups.at(-1);
    if (last && (last.team?.id ?? null) === (row.clientTeam?.id ?? null)) last.rows.push(row);
    else groups.push({ team: row.clientTeam ?? null, rows: [row], from: place });
  });
  return groups;
}

/** Whether another sort of column begins here: teams, then people, then those who only work behind teams. */
export function beginsSection(columns: readonly SightColumn[], place: number): boolean {
  const here = columns[place];
  const before = columns[place - 1];
  return here !== undefined && before !== undefined && sectionOf(here) !== sectionOf(before);
}

/** What stands over a column: the short name, or the whole one where two of them are called alike. */
export function headName(columns: readonly SightColumn[], { party }: SightColumn): string {
  const alike = columns.filter((other) => other.party.shortName === party.shortName);
  return alike.length > 1 ? party.name : party.shortName;
}

/** Whether a search that found clients by whom they see has found them by this one. */
export function isFound({ party }: SightColumn, search: string): boolean {
  return search !== '' && party.name.toLocaleLowerCase().includes(search.toLocaleLowerCase());
}

function sectionOf({ party, behindTeamOnly }: SightColumn): string {
  return behindTeamOnly ? 'behind' : party.kind;
}
