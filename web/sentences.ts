import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';
import type { Part, Sentence } from './ui/sentence.ts';

/** The catalogue's files. */
const WORDS = /\/ui\/words\/en\/[\w-]+\.json$/;

/**
 * Reads the sentences of the catalogue while the app is built, so that browsers load what they mean and not the parser that
 * finds it out. A sentence without anything to fill in stays the text that it is.
 */
export function sentences(): Plugin {
  return {
    name: 'sentences',
    enforce: 'pre',
    transform(code, id) {
      if (!WORDS.test(id.replace(/\?.*$/, ''))) return null;
      const words: Record<string, string> = JSON.parse(code);
      const read = Object.fromEntries(Object.entries(words).map(([phrase, text]) => [phrase, readSentence(text)]));
      return { code: `export default ${JSON.stringify(read)};`, moduleType: 'js', map: null };
    },
  };
}

/** Refuses what the app has no way of saying, at the time when somebody writes it. */
export function readSentence(text: string): Sentence {
  const parts = parse(text, { captureLocation: false, requiresOtherClause: true }).map(partOf);
  const [first] = parts;
  if (parts.length === 0) return '';
  return parts.length === 1 && typeof first === 'string' ? first : parts;
}

function partOf(element: MessageFormatElement): Part {
  switch (element.type) {
    case TYPE.literal:
      return element.value;
    case TYPE.pound:
      return 0;
    case TYPE.argument:
      return { v: element.value };
    case TYPE.tag:
      if (element.value === 'b') return { b: element.children.map(partOf) };
      break;
    case TYPE.number:
      if (!element.style) return { n: element.value };
      break;
    case TYPE.select:
      return { s: element.value, of: choices(element.options) };
    case TYPE.plural:
      if (element.offset === 0 && element.pluralType === 'cardinal') return { p: element.value, of: choices(element.options) };
      break;
  }
  throw new Error(`A sentence knows values, numbers, cardinal plurals, choices and <b>, and not ${JSON.stringify(element)}.`);
}

function choices(options: Record<string, { value: MessageFormatElement[] }>): Record<string, Part[]> {
  return Object.fromEntries(Object.entries(options).map(([name, { value }]) => [name, value.map(partOf)]));
}
