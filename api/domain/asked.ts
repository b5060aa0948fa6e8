import type { OpenCall } from './call.ts';

/**
 * A statement that is asked for one or for many at once. What it is asked for stands in it as `asked a`, a table with a row for
 * each and its place `n`, from 1 on.
 *
 * It has two texts, since one asks far more often than many do: of a list Postgres never knows how long it will be, expects
 * ten, finds that planning anew for the one that came is worth it, and spends several times as long on it as on the answer.
 */
export interface Question {
  one: string;
  many: string;
  columns: number;
}

/** `columns`: each with its type. Further parameters in the text are numbered after them. */
export function question(name: string, columns: Readonly<Record<string, string>>, text: string): Question {
  const each = Object.entries(columns);
  const one = each.map(([column, type], i) => `$${i + 1}::${type} as ${column}`).join(', ');
  const many = each.map(([, type], i) => `$${i + 1}::${type}[]`).join(', ');
  return {
    one: `-- ${name}-one\n${text.replaceAll('asked a', `(select ${one}, 1::bigint as n) a`)}`,
    many: `-- ${name}\n${text.replaceAll('asked a', `unnest(${many}) with ordinality a (${Object.keys(columns).join(', ')}, n)`)}`,
    columns: each.length,
  };
}

/** Asks it for these rows of the columns' values. Answers with the rows of the statement, which say in `n` whose they are. */
export async function ask<Row extends object>(call: Pick<OpenCall, 'sql'>, { one, many, columns }: Question, asked: readonly (readonly unknown[])[], ...further: unknown[]): Promise<Row[]> {
  if (asked.length === 0) return [];
  const [first = []] = asked;
  if (asked.length === 1) return call.sql<Row>(one, [...first, ...further]);
  return call.sql<Row>(many, [...Array.from({ length: columns }, (_, i) => asked.map((row) => row[i])), ...further]);
}
