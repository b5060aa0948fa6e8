/**
 * The part of ICU messages that our catalogue is written in: values, plural with `#`, select, quoted braces and the mark
 * `<b>`. Written here because the usual package weighs nine kilobytes in every page, sign-in too, for what these lines do;
 * the test holds every sentence of the catalogue against that package.
 */
export type Part =
  | string
  | { kind: 'value'; name: string }
  | { kind: 'count' }
  | { kind: 'strong'; parts: Part[] }
  | { kind: 'plural' | 'select'; name: string; forms: ReadonlyMap<string, Part[]> };

/** Reads a message. Throws where it is not well formed: that is found by the test, not by a person. */
export function parseMessage(text: string): Part[] {
  const reading: Reading = { text, at: 0 };
  const parts = readParts(reading, 'text');
  if (reading.at < text.length) throw fault(reading, 'a brace or mark that nothing opened');
  return parts;
}

/** How `fillMessage` puts together what it finds: as one text, or as pieces of a screen. */
export interface Fill<Piece> {
  values: Readonly<Record<string, Piece | undefined>>;
  strong: (inner: Piece[]) => Piece;
  numbers: Intl.NumberFormat;
  plurals: Intl.PluralRules;
}

/** The message with its values in place, piece by piece. */
export function fillMessage<Piece>(parts: readonly Part[], fill: Fill<Piece | string | number>, count = 0): (Piece | string | number)[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string') return [part];
    if (part.kind === 'count') return [fill.numbers.format(count)];
    if (part.kind === 'strong') return [fill.strong(fillMessage(part.parts, fill, count))];
    const value = fill.values[part.name];
    if (part.kind === 'value') return value === undefined ? [] : [value];
    const form = part.kind === 'select' ? part.forms.get(String(value)) : pluralForm(part.forms, Number(value), fill.plurals);
    return fillMessage(form ?? part.forms.get('other') ?? [], fill, part.kind === 'plural' ? Number(value) : count);
  });
}

function pluralForm(forms: ReadonlyMap<string, Part[]>, count: number, plurals: Intl.PluralRules): Part[] | undefined {
  return forms.get(`=${count}`) ?? forms.get(plurals.select(count));
}

type Within = 'text' | 'plural' | 'select';

interface Reading {
  readonly text: string;
  at: number;
}

/** Up to the brace or mark that ends this level. Directly in a form of a plural `#` is its number. */
function readParts(reading: Reading, within: Within): Part[] {
  const parts: Part[] = [];
  let plain = '';
  const add = (part: Part) => {
    if (plain) parts.push(plain);
    plain = '';
    parts.push(part);
  };
  while (reading.at < reading.text.length) {
    const rest = reading.text.slice(reading.at);
    const quoted = (within === 'plural' ? quotedInPlural : quotedText).exec(rest);
    if (quoted) {
      plain += quoted[1]?.replaceAll("''", "'") ?? "'";
      reading.at += quoted[0].length;
    } else if (rest.startsWith('<b>')) {
      reading.at += 3;
      const inner = readParts(reading, within);
      take(reading, /^<\/b>/, 'the end of <b>');
      add({ kind: 'strong', parts: inner });
    } else if (rest.startsWith('{')) add(readArgument(reading));
    else if (rest.startsWith('}') || rest.startsWith('</b>')) break;
    else if (within === 'plural' && rest.startsWith('#')) {
      add({ kind: 'count' });
      reading.at += 1;
    } else {
      plain += rest[0];
      reading.at += 1;
    }
  }
  if (plain) parts.push(plain);
  return parts;
}

/** An apostrophe quotes where a sign of ours follows it, up to the next one; two of them are one, in quotes and without. */
const quotedText = /^'([{}<>](?:[^']|'')*)(?:'|$)|^''/;
const quotedInPlural = /^'([{}<>#](?:[^']|'')*)(?:'|$)|^''/;

function readArgument(reading: Reading): Part {
  const [, name = '', kind] = take(reading, /^\{\s*(\w+)\s*(?:,\s*(plural|select)\s*,|\})/, 'a value, a plural or a select');
  if (kind !== 'plural' && kind !== 'select') return { kind: 'value', name };
  const forms = new Map<string, Part[]>();
  while (!/^\s*\}/.test(reading.text.slice(reading.at))) {
    const [, key = ''] = take(reading, /^\s*(=\d+|\w+)\s*\{/, 'a form');
    forms.set(key, readParts(reading, kind));
    take(reading, /^\}/, 'the end of a form');
  }
  take(reading, /^\s*\}/, 'the end of an argument');
  if (!forms.has('other')) throw fault(reading, 'no form for all others');
  return { kind, name, forms };
}

function take(reading: Reading, pattern: RegExp, what: string): RegExpExecArray {
  const found = pattern.exec(reading.text.slice(reading.at));
  if (!found) throw fault(reading, `not ${what}`);
  reading.at += found[0].length;
  return found;
}

function fault({ text, at }: Reading, what: string): Error {
  return new Error(`${what} at ${at} of “${text}”`);
}
