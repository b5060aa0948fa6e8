import type { ReactNode } from 'react';
import { Badge } from './Badge.tsx';
import classes from './Status.module.css';

interface StatusProps {
  /** `good` works, `off` rests; `late` waits for somebody, `danger` is stopped. */
  tone: 'good' | 'off' | 'late' | 'danger';
  children: ReactNode;
}

/** How something is: a dot and a word where all is as it should be, a badge where it is not. */
export function Status({ tone, children }: StatusProps) {
  if (tone === 'late' || tone === 'danger') return <Badge tone={tone}>{children}</Badge>;
  return (
    <span className={classes.status} data-tone={tone}>
      {children}
    </span>
  );
}
