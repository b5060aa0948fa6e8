import { type Deeds, useKeys } from '../ui/keys/use-keys.ts';

/** F6 goes to the next pane, with Shift to the one before: from the rail over the lists to the thread and round. Renders nothing. */
export function PaneKeys(): null {
  useKeys('app', keys);
  return null;
}

const keys: Deeds = { f6: (press) => goTo(press?.shiftKey ? -1 : 1) };

function goTo(step: 1 | -1): boolean {
  const panes = [...document.querySelectorAll<HTMLElement>('nav, [data-pane]')].filter((pane) => pane.offsetParent !== null);
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[here === -1 ? 0 : (here + step + panes.length) % panes.length];
  if (!next) return false;
  const first = entrances.map((entrance) => next.querySelector<HTMLElement>(entrance)).find((found) => found !== null);
  (first ?? next).focus();
  return true;
}

/** Where one comes in, best first: the card where one was, the field one writes in, anything one can press. */
const entrances = ['[data-roving][tabindex="0"]', 'textarea', 'a[href], button:not(:disabled), [tabindex="0"]'];
