import type { ReactNode } from 'react';
import classes from './Callout.module.css';

interface CalloutProps {
  tone: 'late' | 'danger';
  mark: ReactNode;
  title?: ReactNode;
  text?: ReactNode;
  /** At the end of the first line: a time. */
  end?: ReactNode;
  /** What can be done about it. */
  children?: ReactNode;
}

/** What stands in the way, who and when, and what can be done. Read out when it comes; focus stays where it is. */
export function Callout({ tone, mark, title, text, end, children }: CalloutProps) {
  return (
    <div className={classes.callout} data-tone={tone} role="status">
      <span className={classes.mark}>{mark}</span>
      <div className={classes.body}>
        {title && (
          <p className={classes.title}>
            <strong>{title}</strong>
            {end && <span className={classes.end}>{end}</span>}
          </p>
        )}
        {text && <p className={classes.text}>{text}</p>}
        {children && <div className={classes.actions}>{children}</div>}
      </div>
    </div>
  );
}
