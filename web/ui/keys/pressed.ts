import { isKey, type Key, lineOf } from './table.ts';

type Press = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/**
 * Which key of the table a press is, whatever is done with it. Signs count as they are typed, since where they lie, and what
 * has to be held for them, is another matter on each keyboard; letters count without Shift.
 */
export function keyPressed({ key, altKey, ctrlKey, metaKey, shiftKey }: Press): Key | null {
  const name = key.toLowerCase();
  if (ctrlKey || metaKey) {
    const held = `mod+${name}`;
    return !altKey && !shiftKey && isKey(held) ? held : null;
  }
  if (altKey || !isKey(name) || lineOf(name).keyless) return null;
  const isSign = name.length === 1 && !/[a-z0-9]/.test(name);
  // Backwards is the same deed: see `nextPane`.
  return shiftKey && !isSign && name !== 'f6' ? null : name;
}
