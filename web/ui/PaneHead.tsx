import type { ReactNode } from 'react';
import classes from './PaneHead.module.css';

interface PaneHeadProps {
  title: string;
  /** Counts threads, never unread. */
  count?: ReactNode;
  /** Stands before the title: the way back on phones. */
  lead?: ReactNode;
  /** What can be done in this pane, at its end. */
  children?: ReactNode;
  /** For `aria-labelledby` of the pane. */
  id?: string;
}

/** The head of a pane, 52 high everywhere. */
export function PaneHead({ title, count, lead, children, id }: PaneHeadProps) {
  return (
    <header className={classes.head}>
      {lead}
      <h2 className={classes.title} id={id}>
        {title}
      </h2>
      {count !== undefined && <span className={classes.count}>{count}</span>}
      {children !== undefined && <div className={classes.actions}>{children}</div>}
    </header>
  );
}
