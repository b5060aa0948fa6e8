import { badInput } from './errors.ts';

/** What stands for something that is known only when the text is used: `{client.firstName}`. Anything else in braces is text. */
const PLACEHOLDER = /\{([a-z]+\.[a-zA-Z]+)\}/gu;

/** A text with its placeholders filled, and the names of those that nobody knew a value for. */
export interface Filled {
  text: string;
  open: string[];
}

/** Refuses a text in which a placeholder stands that is none of these: it would be sent as it stands. */
export function withPlaceholders(path: string, text: string, known: readonly string[]): string {
  const wrong = [...text.matchAll(PLACEHOLDER)].find(([, name = '']) => !known.includes(name));
  if (wrong) throw badInput(path, `There is no placeholder ${wrong[0]} here. There are ${known.map((name) => `{${name}}`).join(', ')}.`);
  return text;
}

/**
 * Puts values in for placeholders. One without a value is left visibly open, as its words in brackets, so that nobody sends
 * it by mistake. Values are put in as they are: what looks like a placeholder in one is text.
 */
export function fill(text: string, values: Record<string, string | null>, words: Record<string, string> = {}): Filled {
  const open = new Set<string>();
  const filled = text.replace(PLACEHOLDER, (whole, name: string) => {
    const value = values[name];
    if (value !== null && value !== undefined) return value;
    open.add(name);
    return words[name] === undefined ? whole : `[${words[name]}]`;
  });
  return { text: filled, open: [...open] };
}
