import { useCallback, useRef, useState } from 'react';

/** Which dialog is open, if any; closing gives the focus back to whatever opened it, or to the thread if that is gone. */
export function useDialog<Name extends string>(): { name: Name | null; open: (name: Name) => void; close: () => void } {
  const [name, setName] = useState<Name | null>(null);
  const opener = useRef<Element | null>(null);

  const open = useCallback((next: Name) => {
    opener.current = document.activeElement;
    setName(next);
  }, []);
  const close = useCallback(() => {
    setName(null);
    setTimeout(() => giveBack(opener.current));
  }, []);
  return { name, open, close };
}

/** Whoever has taken the focus meanwhile, such as the composer after a Take, keeps it. */
function giveBack(opener: Element | null): void {
  if (document.activeElement && document.activeElement !== document.body) return;
  const to = opener?.isConnected && opener !== document.body ? opener : document.querySelector('[data-pane="thread"] [role="region"]');
  if (to instanceof HTMLElement) to.focus({ preventScroll: true });
}
