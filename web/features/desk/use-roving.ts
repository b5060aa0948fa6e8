import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { rowOf, setStop, step, stopsOf } from './roving.ts';

const keys: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/**
 * One stop of the Tab key for a whole list, moved by the arrow keys. Where the row with the focus leaves, focus goes to
 * the one that took its place: a person never finds themselves nowhere.
 */
export function useRoving(list: RefObject<HTMLElement | null>): void {
  const focused = useRef<{ row: string; at: number } | null>(null);
  const stop = useRef<string | null>(null);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    setStop(element, stop.current);
    const lost = focused.current;
    if (!lost || document.activeElement !== document.body) return;
    const stops = stopsOf(element);
    const same = stops.find((each) => rowOf(each) === lost.row);
    (same ?? stops[Math.min(lost.at, stops.length - 1)])?.focus();
  });

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const enter = (event: FocusEvent) => {
      if (!(event.target instanceof Element)) return;
      const row = rowOf(event.target);
      if (row === null) return;
      stop.current = row;
      focused.current = { row, at: stopsOf(element).findIndex((each) => rowOf(each) === row) };
      setStop(element, row);
    };
    // Focus that was taken elsewhere is not brought back; only what was torn away with its element is.
    const leave = ({ target, relatedTarget }: FocusEvent) => {
      // It has somewhere to go. In between nothing has it, and whoever draws the list then must not call it back: the Tab key would lead nowhere else.
      if (relatedTarget instanceof Node && !element.contains(relatedTarget)) focused.current = null;
      requestAnimationFrame(() => {
        if (target instanceof Element && target.isConnected && target !== document.activeElement && !element.contains(document.activeElement)) focused.current = null;
      });
    };
    const press = (event: KeyboardEvent) => {
      const steps = keys[event.key];
      if (steps === undefined || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || rowOf(document.activeElement) === null) return;
      event.preventDefault();
      step(element, steps);
    };
    element.addEventListener('focusin', enter);
    element.addEventListener('focusout', leave);
    element.addEventListener('keydown', press);
    return () => {
      element.removeEventListener('focusin', enter);
      element.removeEventListener('focusout', leave);
      element.removeEventListener('keydown', press);
    };
  }, [list]);
}
