import { useEffect } from 'react';
import { isSingleKey } from '../single-keys.ts';
import { keyPressed } from './pressed.ts';
import { type Key, lineOf, table } from './table.ts';

/** What somebody points at is meant before what is open, that before the page around it, and the app comes last. */
const NEAREST = ['list', 'thread', 'page', 'app'] as const;
export type Near = (typeof NEAREST)[number];

/** What each key does now. One that does nothing is left out, or answers false: then the next further away has it. */
export type Deeds = Partial<Readonly<Record<Key, ((press?: KeyboardEvent) => boolean | void) | undefined>>>;

const registered = new Set<{ near: Near; deeds: Deeds }>();

/** Has these keys for as long as it is drawn. Deeds of the open conversation are offered by the palette, too. */
export function useKeys(near: Near, deeds: Deeds): void {
  useEffect(() => {
    const mine = { near, deeds };
    if (registered.size === 0) document.addEventListener('keydown', press, true);
    registered.add(mine);
    return () => {
      registered.delete(mine);
      if (registered.size === 0) document.removeEventListener('keydown', press, true);
    };
  }, [near, deeds]);
}

/** What can be done with the open conversation at this moment, in the order of the table. */
export function deedsOfThread(): { key: Key; run: () => void }[] {
  const now = [...registered].filter(({ near }) => near === 'thread');
  return table.flatMap(({ key }) => {
    const run = now.map(({ deeds }) => deeds[key]).find((deed) => deed !== undefined);
    return run ? [{ key, run: () => void run() }] : [];
  });
}

function press(event: KeyboardEvent): void {
  const key = keyPressed(event);
  if (!key || event.defaultPrevented || lineOf(key).elsewhere) return;
  if (lineOf(key).single ? !isSingleKey(event) : document.querySelector('[role="dialog"]')) return;
  // Held down it goes on moving, and does nothing twice.
  if (event.repeat && key !== 'j' && key !== 'k') return;
  for (const near of NEAREST) {
    for (const mine of [...registered].reverse()) {
      const deed = mine.near === near ? mine.deeds[key] : undefined;
      if (!deed || deed(event) === false) continue;
      return event.preventDefault();
    }
  }
}
