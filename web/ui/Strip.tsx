import type { ReactNode } from 'react';
import classes from './Strip.module.css';

interface StripProps {
  tone: 'late' | 'good' | 'accent' | 'danger';
  mark: ReactNode;
  /** What is, in few words. */
  title: string;
  /** What that means for the reader. */
  text?: string;
  /** What helps, where there is room for it. */
  more?: string;
  /** The one thing to do about it. */
  action?: { label: string; run: () => void };
}

/** One strip of 36 above all panes: the state of the whole app, never of one thing in it. */
export function Strip({ tone, mark, title, text, more, action }: StripProps) {
  return (
    <div className={classes.strip} data-tone={tone} role="status">
      <span className={classes.mark}>{mark}</span>
      <strong className={classes.title}>{title}</strong>
      {text && <span className={classes.text}>{text}</span>}
      {more && <span className={classes.more}>{more}</span>}
      {action && (
        <button type="button" className={classes.action} onClick={action.run}>
          {action.label}
        </button>
      )}
    </div>
  );
}
