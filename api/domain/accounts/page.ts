import { badInput } from '../errors.ts';
import { isId, storable } from '../input.ts';

/** At most so many in one page. */
const MOST = 100;

/** How many of a page are asked for: 1 to 100, 50 if nobody says. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? 50;
  if (!Number.isInteger(size) || size < 1 || size > MOST) throw badInput('first', `Ask for 1 to ${MOST}.`);
  return size;
}

/** What `like` finds wherever it stands, with signs that mean something to it taken as they are. */
export function anywhere(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`;
}

/** The place after the last of a page: the words that it is sorted by, then its id. */
export function cursorOf(words: readonly string[], id: string): string {
  return Buffer.from(JSON.stringify([...words, id])).toString('base64url');
}

/** What `cursorOf` was given. BAD_USER_INPUT where it is no cursor of a list that is sorted by so many words. */
export function placeAt(cursor: string, words: number): { words: string[]; id: string } {
  const given = parsed(cursor).filter((each) => typeof each === 'string');
  const id = given.at(-1);
  if (given.length !== words + 1 || id === undefined || !isId(id)) throw badInput('after', 'This is not a cursor of this list.');
  for (const each of given) storable('after', each);
  return { words: given.slice(0, -1), id };
}

function parsed(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
