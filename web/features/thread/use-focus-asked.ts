import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** Whoever leads here may ask for the composer: after a Take one goes on writing. Each arrival asks once. */
export function useFocusAsked(focusComposer: () => void): void {
  const { key, state } = useLocation();
  const asked = isAsked(state);
  useEffect(() => {
    if (asked) focusComposer();
  }, [asked, key, focusComposer]);
}

function isAsked(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'focus' in state && state.focus === 'composer';
}
