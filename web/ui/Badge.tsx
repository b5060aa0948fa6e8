import type { ReactNode } from 'react';
import classes from './Badge.module.css';

interface BadgeProps {
  tone?: 'plain' | 'good' | 'late' | 'danger' | 'accent';
  /** An icon of 14 before the word. */
  mark?: ReactNode;
  children: ReactNode;
}

/** A word or two with an edge: what kind something is, or that it needs somebody. */
export function Badge({ tone = 'plain', mark, children }: BadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {mark}
      {children}
    </span>
  );
}
