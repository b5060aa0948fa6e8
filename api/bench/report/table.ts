import { isMet, type Line, ratioOf, type Result } from './line.ts';

/** The result as a person reads it: one line for each figure, with what it is held against and what was to be reached. */
export function tableOf(results: Result[]): string {
  const rows = results.flatMap(({ lines }) => lines.map(rowOf));
  const widths = HEAD.map((_, i) => Math.max(...[HEAD, ...rows].map((row) => row[i]?.length ?? 0)));
  const drawn = (row: string[]): string => row.map((cell, i) => (RIGHT.has(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join('  ').trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [
    drawn(HEAD),
    rule,
    ...results.flatMap(({ job, lines }) => ['', job, ...lines.map((line) => drawn(rowOf(line)))]),
  ].join('\n');
}

const HEAD = ['  measured', 'Switchboard', '±', 'held against', '', 'ratio', 'to reach', ''];
const RIGHT = new Set([1, 2, 4, 5]);

function rowOf(line: Line): string[] {
  const { what, unit, product, against, goal } = line;
  const ratio = ratioOf(line);
  return [
    `  ${what}`,
    `${number(product.value)} ${unit}`.trim(),
    product.spread === null ? '' : `${Math.round(product.spread * 100)}%`,
    against?.name ?? '',
    against ? number(against.value) : '',
    ratio === null ? '' : number(ratio),
    goal ? goalText(goal) : '',
    verdict(line),
  ];
}

export function goalText({ better, must, dream }: NonNullable<Line['goal']>): string {
  const sign = better === 'more' ? '≥' : '≤';
  return `${sign} ${number(must)}${dream === undefined ? '' : ` (dream ${number(dream)})`}`;
}

export function verdict(line: Line): string {
  const met = isMet(line);
  if (met === null) return '';
  if (isMet(line, 'dream') === true) return 'dream';
  return met ? 'met' : 'SHORT';
}

/** As many digits as mean something: 12,345 · 123 · 12.3 · 1.23 · 0.123. */
export function number(value: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return String(Number(value.toFixed(Math.min(4, digits))));
}

/** Who used how much of a core, job by job. */
export function coresOf(results: Result[]): string {
  const rows = results.flatMap(({ cores }) => cores.map(({ name, cores: { server, postgres, generator, others } }) => [`  ${name}`, ...[server, postgres, generator, others].map((each) => each.toFixed(2))]));
  if (rows.length === 0) return '';
  const head = ['  cores used, on average', 'server', 'Postgres', 'load', 'others'];
  const width = Math.max(...[head, ...rows].map((row) => row[0]?.length ?? 0));
  return [head, ...rows].map(([name = '', ...rest]) => [name.padEnd(width), ...rest.map((each) => each.padStart(8))].join('  ')).join('\n');
}

/** What was to be reached and was not, in one line each. */
export function shortOf(results: Result[]): string[] {
  return results.flatMap(({ job, lines }) =>
    lines.filter((line) => isMet(line) === false).map((line) => {
      const { goal, product, against, unit, what } = line;
      const reached = goal?.of === 'figure' ? `${number(product.value)} ${unit}`.trim() : `${number(ratioOf(line) ?? 0)} times ${against?.name}`;
      return `${job}: ${what} is ${reached}, to reach ${goal ? goalText(goal) : ''}`;
    }),
  );
}
