import { type RefObject, useLayoutEffect } from 'react';

/**
 * Gives a dialog that fills the screen the height that a keyboard on the screen leaves of it, as `--visible`: browsers let
 * the keyboard lie over the page. Enlarging the page with two fingers takes nothing away.
 */
export function useVisibleHeight(dialog: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const seen = window.visualViewport;
    if (!seen) return;
    const measure = () => dialog.current?.style.setProperty('--visible', `${Math.round(seen.height * seen.scale)}px`);
    measure();
    seen.addEventListener('resize', measure);
    return () => seen.removeEventListener('resize', measure);
  }, [dialog]);
}
