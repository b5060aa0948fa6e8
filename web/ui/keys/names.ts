import type { Key } from './table.ts';

/** How the keys are called on this device: a Mac has ⌘, everybody else Ctrl. */
const mac = typeof navigator !== 'undefined' && /mac|iphone|ipad/iu.test(navigator.userAgent);

export const modName = mac ? '⌘' : 'Ctrl';

const printed: Readonly<Record<string, string>> = { enter: '↵', escape: 'esc' };

/** What is printed on the keys that are pressed together. */
export function keyNames(key: Key): string[] {
  return key.split('+').map((part) => (part === 'mod' ? modName : (printed[part] ?? part.toUpperCase())));
}

/** The same for `aria-keyshortcuts`. */
export function keyShortcut(key: Key): string {
  return key.split('+').map((part) => (part === 'mod' ? (mac ? 'Meta' : 'Control') : part.length === 1 ? part.toUpperCase() : part[0]?.toUpperCase() + part.slice(1))).join('+');
}
