/**
 * A sentence of the catalogue as it was read when the app was built (web/sentences.ts): its parts in order. A text stands for
 * itself, `0` is the number that chose among the words around it.
 */
export type Sentence = string | readonly Part[];

export type Part =
  | string
  | 0
  /** What is filled in under this name; with `n`, a number in the reader's way of writing it. */
  | { v: string }
  | { n: string }
  /** One of several, by the plural that the number takes (`=0` and so on before that) or, with `s`, by the word itself. */
  | { p: string; of: Choices }
  | { s: string; of: Choices }
  /** Marked `<b>`. */
  | { b: readonly Part[] };

type Choices = Readonly<Record<string, readonly Part[]>>;

interface Ways<Value> {
  locale: string;
  values: Readonly<Record<string, Value>>;
  /** How a marked piece is drawn. */
  bold: (inner: (Value | string)[]) => Value | string;
}

/** Fills a sentence in. Texts that follow one another are one. */
export function fill<Value>(sentence: Sentence, ways: Ways<Value>): (Value | string)[] {
  return typeof sentence === 'string' ? [sentence] : parts(sentence, ways, 0);
}

function parts<Value>(sentence: readonly Part[], ways: Ways<Value>, count: number): (Value | string)[] {
  const filled: (Value | string)[] = [];
  for (const part of sentence) {
    for (const piece of pieces(part, ways, count)) {
      const last = filled.at(-1);
      if (typeof last === 'string' && typeof piece === 'string') filled[filled.length - 1] = last + piece;
      else filled.push(piece);
    }
  }
  return filled;
}

function pieces<Value>(part: Part, ways: Ways<Value>, count: number): (Value | string)[] {
  if (typeof part === 'string') return [part];
  if (part === 0) return [numberWords(count, ways.locale)];
  if ('b' in part) return [ways.bold(parts(part.b, ways, count))];
  if ('v' in part) return [plain(valueOf(part.v, ways))];
  if ('n' in part) return [numberWords(Number(valueOf(part.n, ways)), ways.locale)];
  if ('s' in part) return parts(part.of[String(valueOf(part.s, ways))] ?? part.of['other'] ?? [], ways, count);
  const number = Number(valueOf(part.p, ways));
  return parts(part.of[`=${number}`] ?? part.of[pluralOf(number, ways.locale)] ?? part.of['other'] ?? [], ways, number);
}

function valueOf<Value>(name: string, { values }: Ways<Value>): Value {
  const value = values[name];
  // Something was said without what it speaks of: the name tells what.
  if (value === undefined) throw new Error(`Nothing was given for {${name}}.`);
  return value;
}

/**
 * A bare number is text like any other. A name that is written from right to left stands apart from the sentence around it,
 * or it would drag the signs and numbers beside it to its other side.
 */
function plain<Value>(value: Value): Value | string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
}

/** Hebrew, Arabic and their kin, and the marks that turn what follows. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\u202b\u202e\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Making either takes longer than using it, and sentences are said with every draw. */
const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

function numberWords(number: number, locale: string): string {
  const known = numbers.get(locale) ?? new Intl.NumberFormat(locale);
  numbers.set(locale, known);
  return known.format(number);
}

function pluralOf(number: number, locale: string): string {
  const known = plurals.get(locale) ?? new Intl.PluralRules(locale);
  plurals.set(locale, known);
  return known.select(number);
}
