/** Tells programs, spreadsheets above all, that what follows is UTF-8. */
export const MARK = '\uFEFF';

/** A line of a CSV file. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/**
 * Against cells that a spreadsheet would run as a formula (a name such as `=HYPERLINK(…)`, typed in by anybody): a ' in
 * front makes them text. Quotes are doubled, and every cell is quoted, so no sign in it ends it.
 */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = /^[\s\u200B-\u200F\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
