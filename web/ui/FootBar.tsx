import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './FootBar.module.css';
import { say } from './say.ts';

interface FootBarProps {
  /** The labels of the fields to correct, in the order of the page. */
  wrong?: readonly string[];
  /** A refusal that belongs to no field. */
  trouble?: string | null | undefined;
  /** At the start, as long as nothing is wrong. */
  children?: ReactNode;
  /** Cancel, then the one deed of the page. */
  actions: ReactNode;
}

/** At the bottom edge of a form, always in sight: what is to be corrected, and the deed. */
export function FootBar({ wrong = [], trouble, children, actions }: FootBarProps) {
  const words = trouble ?? (wrong.length > 0 ? say('plain.toCorrect', { count: wrong.length, fields: wrong.join(', ') }) : null);
  return (
    <div className={classes.bar} data-foot>
      <div className={classes.inside}>
        <div className={classes.start}>
          <div role="status" className={classes.wrong}>
            {words && (
              <>
                <IconAlertCircle size={18} stroke={1.75} aria-hidden />
                <span>{words}</span>
              </>
            )}
          </div>
          {!words && children}
        </div>
        <div className={classes.actions}>{actions}</div>
      </div>
    </div>
  );
}
