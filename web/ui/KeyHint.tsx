import type { ReactNode } from 'react';
import classes from './KeyHint.module.css';

/** The key that does the same. Said by `aria-keyshortcuts` where it counts, so the picture is hidden from readers. */
export function KeyHint({ children }: { children: ReactNode }) {
  return (
    <kbd className={classes.key} aria-hidden>
      {children}
    </kbd>
  );
}
