import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';

interface NoticeProps {
  tone?: 'info' | 'good' | 'late' | 'danger';
  title?: string;
  children?: ReactNode;
  /** What one can do about it. */
  actions?: ReactNode;
  /** Say it to those who listen: at once, in its turn, or not at all where it was there from the start. */
  said?: 'alert' | 'status';
}

const marks = { info: IconInfoCircle, good: IconCircleCheck, late: IconAlertTriangle, danger: IconAlertCircle } as const;

/** Something to know before going on, in the middle of a page or a dialog. */
export function Notice({ tone = 'info', title, children, actions, said }: NoticeProps) {
  const Mark = marks[tone];
  return (
    <div className={classes.notice} data-tone={tone} role={said}>
      <Mark size={18} stroke={1.75} aria-hidden />
      <div className={classes.words}>
        {title && <strong className={classes.title}>{title}</strong>}
        {children && <div className={classes.text}>{children}</div>}
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  );
}
