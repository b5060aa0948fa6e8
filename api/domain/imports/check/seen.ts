import { problem, type Problem } from '../import.ts';

/** What the rows before have said: a key that stands twice in a file is an error of the second row. */
export interface Seen {
  /** Notes it for this row; says what is wrong where an earlier one has it already. */
  note(what: string, key: string | null, row: number): Problem[];
}

export function nothingSeen(): Seen {
  const rows = new Map<string, number>();
  return {
    note: (what, key, row) => {
      if (key === null) return [];
      const earlier = rows.get(`${what} ${key}`);
      if (earlier === undefined) rows.set(`${what} ${key}`, row);
      return earlier === undefined ? [] : [problem(null, `The same ${what} stands in row ${earlier} of this file.`)];
    },
  };
}
