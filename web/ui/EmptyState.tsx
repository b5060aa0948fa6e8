import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

interface EmptyStateProps {
  /** A jack, or an icon of 24. */
  mark?: ReactNode;
  title: string;
  text?: ReactNode;
  /** The one thing to do next. */
  children?: ReactNode;
  /** `page` stands in the middle of a whole pane, `list` within a list. */
  place?: 'page' | 'list';
}

/** What stands where nothing does: one heading, one sentence, one way on. */
export function EmptyState({ mark, title, text, children, place = 'list' }: EmptyStateProps) {
  return (
    <div className={classes.empty} data-place={place}>
      {mark && <div className={classes.mark}>{mark}</div>}
      <h2 className={classes.title}>{title}</h2>
      {text && <p className={classes.text}>{text}</p>}
      {children && <div className={classes.action}>{children}</div>}
    </div>
  );
}
