import type { Phrase } from '../say.ts';

export interface Line {
  key: string;
  /** Under which heading the help shows it. */
  group: 'move' | 'work' | 'write';
  words: Phrase;
  /** Nothing is held down with it: it never acts in a field, and can be switched off. */
  single?: true;
  /** Told of here, and done by whatever has the focus. */
  elsewhere?: true;
  /** Only the firm's people have it. */
  desk?: true;
  /** Has no key: it is asked for by its name, in the palette. */
  keyless?: true;
}

/**
 * Every key of the app and every deed that the palette knows, a line each, in the order of the help. What is not here cannot
 * be registered (`useKeys`), and the help and the palette are made from it, so neither can tell of a key that is not there.
 * `mod` is ⌘ on a Mac and Ctrl elsewhere.
 */
export const table = [
  { key: 'j', group: 'move', words: 'keys.next', single: true, desk: true },
  { key: 'k', group: 'move', words: 'keys.previous', single: true, desk: true },
  { key: 'enter', group: 'move', words: 'keys.open', elsewhere: true, desk: true },
  { key: '1', group: 'move', words: 'keys.queues', single: true, desk: true },
  { key: '2', group: 'move', words: 'keys.inbox', single: true, desk: true },
  { key: '3', group: 'move', words: 'keys.thread', single: true, desk: true },
  { key: 'f6', group: 'move', words: 'keys.nextPane' },
  { key: '/', group: 'move', words: 'keys.search', single: true },
  { key: 'c', group: 'work', words: 'keys.take', single: true, desk: true },
  { key: 'takeOver', group: 'work', words: 'keys.takeOver', keyless: true, desk: true },
  { key: 'b', group: 'work', words: 'keys.giveBack', single: true, desk: true },
  { key: 't', group: 'work', words: 'keys.transfer', single: true, desk: true },
  { key: 'x', group: 'work', words: 'keys.choose', single: true, desk: true },
  { key: 's', group: 'work', words: 'keys.snooze', single: true, desk: true },
  { key: 'hold', group: 'work', words: 'keys.hold', keyless: true, desk: true },
  { key: 'macro', group: 'work', words: 'keys.macro', keyless: true, desk: true },
  { key: 'e', group: 'work', words: 'keys.leaveAll', single: true, desk: true },
  { key: 'z', group: 'work', words: 'keys.undo', single: true, desk: true },
  { key: 'f2', group: 'work', words: 'keys.rename', desk: true },
  { key: 'add', group: 'work', words: 'keys.add', keyless: true },
  { key: 'people', group: 'work', words: 'keys.people', keyless: true },
  { key: 'leave', group: 'work', words: 'keys.leave', keyless: true },
  { key: 'r', group: 'write', words: 'keys.reply', single: true },
  { key: 'n', group: 'write', words: 'keys.note', single: true, desk: true },
  { key: 'mod+enter', group: 'write', words: 'keys.send', elsewhere: true },
  { key: 'escape', group: 'write', words: 'keys.leaveText', elsewhere: true },
  { key: 'w', group: 'write', words: 'keys.newConversation', single: true, desk: true },
  { key: 'mod+k', group: 'write', words: 'keys.palette' },
  { key: '?', group: 'write', words: 'keys.help', single: true },
] as const satisfies readonly Line[];

/** A deed by its key, or by its name where it has none. */
export type Key = (typeof table)[number]['key'];

/** The same as what they say, each with all that a line can tell. */
export const rows: readonly (Line & { key: Key })[] = table;

const lines = new Map<string, Line>(table.map((line) => [line.key, line]));

export function isKey(name: string): name is Key {
  return lines.has(name);
}

export function lineOf(key: Key): Line {
  const line = lines.get(key);
  if (!line) throw new Error(`The table has no ${key}.`);
  return line;
}
