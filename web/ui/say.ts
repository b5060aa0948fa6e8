import { fillMessage, type Fill, type Part, parseMessage } from './icu.ts';
import access from './words/en/access.json';
import contacts from './words/en/contacts.json';
import desk from './words/en/desk.json';
import plain from './words/en/plain.json';
import shell from './words/en/shell.json';
import thread from './words/en/thread.json';

/** The language that texts, dates and numbers are written in. */
export const locale = 'en-GB';

const catalogue = { ...access, ...contacts, ...desk, ...plain, ...shell, ...thread };

/** A sentence that the catalogue knows. */
export type Phrase = keyof typeof catalogue;

/** What a sentence may be filled with. */
export type PhraseValues = Readonly<Record<string, string | number>>;

/** The sentence in the reader's language, filled with `values` by the rules of ICU. Marks such as `<b>` fall away; `Saying` draws them. */
export function say(phrase: Phrase, values: PhraseValues = {}): string {
  return fillPhrase<string>(phrase, values, (inner) => inner.join('')).join('');
}

/** The same in pieces, for what stands in it as more than text. */
export function fillPhrase<Piece>(phrase: Phrase, values: Fill<Piece | string | number>['values'], strong: Fill<Piece | string | number>['strong']): (Piece | string | number)[] {
  return fillMessage<Piece>(partsOf(phrase), { values, strong, numbers, plurals });
}

const numbers = new Intl.NumberFormat(locale);
const plurals = new Intl.PluralRules(locale);
const read = new Map<Phrase, Part[]>();

/** Read once, when it is first said. */
function partsOf(phrase: Phrase): Part[] {
  const known = read.get(phrase);
  if (known) return known;
  const parts = parseMessage(catalogue[phrase]);
  read.set(phrase, parts);
  return parts;
}
