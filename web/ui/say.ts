import { IntlMessageFormat } from 'intl-messageformat';
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
  return String(messageOf(phrase).format<string>({ ...values, b: (inner) => inner.join('') }));
}

const read = new Map<Phrase, IntlMessageFormat>();

/** A sentence of the catalogue, read once, when it is first said. */
export function messageOf(phrase: Phrase): IntlMessageFormat {
  const known = read.get(phrase);
  if (known) return known;
  const message = new IntlMessageFormat(catalogue[phrase], locale);
  read.set(phrase, message);
  return message;
}
