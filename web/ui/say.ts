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
export type PhraseValues = Readonly<Record<string, string | number | Date>>;

/** The sentence in the reader's language, filled with `values` by the rules of ICU. Marks such as `<b>` fall away; `Saying` draws them. */
export function say(phrase: Phrase, values?: PhraseValues): string {
  const text: string = catalogue[phrase];
  return plainText.test(text) ? text : String(formatOf(phrase).format({ ...values, b: (parts) => parts.join('') }));
}

/** The compiled form of a sentence, made once. */
export function formatOf(phrase: Phrase): IntlMessageFormat {
  const known = formats.get(phrase);
  if (known) return known;
  const made = new IntlMessageFormat(catalogue[phrase], locale);
  formats.set(phrase, made);
  return made;
}

/** Without braces, quotes or marks there is nothing to fill in, and so nothing to parse. */
const plainText = /^[^{}'<]*$/;

const formats = new Map<Phrase, IntlMessageFormat>();
