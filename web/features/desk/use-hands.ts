import { type RefObject, useEffect, useState } from 'react';

/** Whether somebody has the list in hand: the pointer over it, or the keyboard's focus in it. */
export interface InHand {
  pointer: boolean;
  focus: boolean;
}

/**
 * Watches a list for hands. A click leaves focus behind without the keyboard being in use, so only focus that shows
 * counts. A page that nobody sees is in nobody's hands.
 */
export function useHands(list: RefObject<HTMLElement | null>): InHand {
  const [hands, setHands] = useState<InHand>({ pointer: false, focus: false });

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const change = (now: Partial<InHand>) => setHands((before) => ({ ...before, ...now }));
    const come = () => change({ pointer: true });
    const go = () => change({ pointer: false });
    const focus = () => change({ focus: element.querySelector(':focus-visible') !== null });
    const blur = (event: FocusEvent) => {
      if (!(event.relatedTarget instanceof Node && element.contains(event.relatedTarget))) change({ focus: false });
    };
    const hide = () => document.hidden && change({ pointer: false, focus: false });

    element.addEventListener('pointerenter', come);
    element.addEventListener('pointerleave', go);
    element.addEventListener('focusin', focus);
    element.addEventListener('focusout', blur);
    document.addEventListener('visibilitychange', hide);
    return () => {
      element.removeEventListener('pointerenter', come);
      element.removeEventListener('pointerleave', go);
      element.removeEventListener('focusin', focus);
      element.removeEventListener('focusout', blur);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [list]);

  return hands;
}
