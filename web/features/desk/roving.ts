/** What a list's one stop of the Tab key can be: a card or a row. */
const STOPS = '[data-roving]';

/** Moves focus by `steps` among the stops of a list; from outside it enters at the list's own stop. Answers what has focus now. */
export function step(list: HTMLElement, steps: number): HTMLElement | null {
  const stops = stopsOf(list);
  const at = stops.findIndex((stop) => stop.closest('[data-row]')?.contains(document.activeElement));
  const next = at === -1 ? (stops.find((stop) => stop.tabIndex === 0) ?? stops[0]) : stops[Math.min(stops.length - 1, Math.max(0, at + steps))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return next ?? null;
}

/** Makes `rowId`, else the first, the one stop of the Tab key; the deeds beside it follow. */
export function setStop(list: HTMLElement, rowId: string | null): void {
  const stops = stopsOf(list);
  const stop = stops.find((each) => rowOf(each) === rowId) ?? stops[0];
  for (const each of stops) each.tabIndex = each === stop ? 0 : -1;
  for (const deed of list.querySelectorAll<HTMLElement>('[data-beside]')) {
    deed.tabIndex = stop && rowOf(deed) === rowOf(stop) ? 0 : -1;
  }
}

/** The row that an element stands in. */
export function rowOf(element: Element | null): string | null {
  return element?.closest<HTMLElement>('[data-row]')?.dataset.row ?? null;
}

/** Every stop in the order in which it is read. */
export function stopsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(STOPS)];
}
