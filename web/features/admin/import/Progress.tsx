import type { ReactNode } from 'react';
import classes from './Progress.module.css';

interface ProgressProps {
  /** What goes on, read aloud with the figure. */
  label: string;
  done: number;
  /** Null: nobody knows how much there is. */
  of: number | null;
  children?: ReactNode;
}

/** How far something is: a bar, and below it the words that say the same. */
export function Progress({ label, done, of, children }: ProgressProps) {
  const share = of === null || of === 0 ? undefined : Math.min(100, Math.round((done / of) * 100));
  return (
    <div className={classes.progress}>
      <div className={classes.bar} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={share}>
        <span style={{ transform: `scaleX(${(share ?? 100) / 100})` }} data-unknown={share === undefined || undefined} />
      </div>
      {children && <p className={classes.words}>{children}</p>}
    </div>
  );
}
