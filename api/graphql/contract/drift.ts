import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

/** The first place where the code differs from the written contract, as a sentence; null where both print alike. */
export function firstDifference(written: GraphQLSchema, built: GraphQLSchema): string | null {
  const [contract, code] = [print(written), print(built)];
  // A field that one of them lacks is better named by itself than by the description above it.
  return between(bare(contract), bare(code)) ?? between(contract, code);
}

function print(schema: GraphQLSchema): string {
  return printSchema(lexicographicSortSchema(schema));
}

function bare(printed: string): string {
  return printed.replace(/^ *"""[\s\S]*?"""\n/gm, '');
}

function between(contract: string, code: string): string | null {
  const [here, there] = [contract.split('\n'), code.split('\n')];
  for (let at = 0; at < Math.max(here.length, there.length); at++) {
    if (here[at] === there[at]) continue;
    return `in \`${placeOf(here, at)}\` the contract has \`${told(here[at])}\` where the code has \`${told(there[at])}\``;
  }
  return null;
}

function told(line: string | undefined): string {
  return line?.trim() || 'nothing more';
}

/** The definition that a line belongs to. */
function placeOf(lines: readonly string[], line: number): string {
  const before = lines.slice(0, line + 1).findLast((each) => /^(type|input|enum|union|scalar|interface|schema|directive)\b/.test(each));
  return before?.replace(/\s*[{=].*$/, '') ?? 'the beginning';
}
