import type { ReactNode } from 'react';
import { useSingleKeysAct } from './keys/switch.ts';
import classes from './KeyHint.module.css';

/** The key that does the same, unless it is a single one and those are switched off. Said by `aria-keyshortcuts` where it counts, so the picture is hidden from readers. */
export function KeyHint({ children }: { children: ReactNode }) {
  const acts = useSingleKeysAct();
  if (!acts && typeof children === 'string' && /^[A-Z]$/u.test(children)) return null;
  return (
    <kbd className={classes.key} aria-hidden>
      {children}
    </kbd>
  );
}
