import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/**
 * Whether the focus is within a part of the page. Where it was on something that is torn away, because it now stands
 * elsewhere, it goes to `stop`: a person never finds themselves nowhere.
 */
export function useInside(part: RefObject<HTMLElement | null>, stop: () => HTMLElement | null): boolean {
  const [inside, setInside] = useState(false);

  useLayoutEffect(() => {
    if (inside && document.activeElement === document.body) stop()?.focus({ preventScroll: true });
  });

  // The page's own events: a dialog that closes gives the focus back while React listens to nothing.
  useEffect(() => {
    const element = part.current;
    if (!element) return;
    const enter = () => setInside(true);
    const leave = ({ target }: FocusEvent) => {
      requestAnimationFrame(() => {
        if (target instanceof Element && target.isConnected && !element.contains(document.activeElement)) setInside(false);
      });
    };
    element.addEventListener('focusin', enter);
    element.addEventListener('focusout', leave);
    return () => {
      element.removeEventListener('focusin', enter);
      element.removeEventListener('focusout', leave);
    };
  }, [part]);

  return inside;
}
