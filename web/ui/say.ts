import { fill, type Sentence } from './sentence.ts';
import type { AccessWords } from './words/access.ts';
import type { AdminWords } from './words/admin.ts';
import type { BoardWords } from './words/board.ts';
import type { ContactWords } from './words/contacts.ts';
import plain from './words/en/plain.json';
import shell from './words/en/shell.json';
import type { AvailabilityWords } from './words/availability.ts';
import type { InsideWords } from './words/inside.ts';
import type { KeyWords } from './words/keys.ts';
import type { NoticeWords } from './words/notices.ts';
import type { SettingsWords } from './words/settings.ts';
import type { TextsWords } from './words/texts.ts';
import type { ThreadWords } from './words/thread.ts';
import type { TokenWords } from './words/tokens.ts';
import type { TranscriptWords } from './words/transcript.ts';
import type { WrittenWords } from './words/written.ts';

/** The language that texts and numbers are written in. */
export const locale = 'en-GB';

/** How dates and times are written: as the device's own English has it, "26 November" or "November 26", else as the texts. */
export const dateLocale = (typeof document !== 'undefined' && navigator.languages.find((each) => /^en(-|$)/i.test(each))) || locale;

const everywhere = { ...plain, ...shell };

/** A sentence that the catalogue knows. Those that are not said everywhere come with the part of the app that says them: `learn`. */
export type Phrase = keyof typeof everywhere | keyof AccessWords | keyof InsideWords | keyof BoardWords | keyof KeyWords | keyof ThreadWords | keyof ContactWords | keyof NoticeWords | keyof SettingsWords | keyof TokenWords | keyof TranscriptWords | keyof WrittenWords | keyof AvailabilityWords | keyof TextsWords | keyof AdminWords;

/** What a sentence may be filled with. */
export type PhraseValues = Readonly<Record<string, string | number>>;

/** The sentence in the reader's language, filled with `values` by the rules of ICU. Marks such as `<b>` fall away; `Saying` draws them. */
export function say(phrase: Phrase, values: PhraseValues = {}): string {
  return fill<string | number>(sentenceOf(phrase), { locale, values, bold: (inner) => inner.join('') }).join('');
}

/** Adds the words of a part of the app that is loaded only where it is entered. */
export function learn(words: Readonly<Record<string, Sentence>>): void {
  for (const [phrase, text] of Object.entries(words)) catalogue.set(phrase, text);
}

const catalogue = new Map<string, Sentence>(Object.entries(everywhere));

export function sentenceOf(phrase: Phrase): Sentence {
  const sentence = catalogue.get(phrase);
  // Something was drawn without its words: the name of the sentence tells what.
  if (sentence === undefined) throw new Error(`Nobody has learned to say ${phrase}.`);
  return sentence;
}
