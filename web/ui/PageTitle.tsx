import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './PageTitle.module.css';
import { useNamed } from './page-name.ts';
import { say } from './say.ts';

/** A page above this one. */
export interface Crumb {
  label: string;
  to: string;
}

interface PageTitleProps {
  title: string;
  /** Before the title: the face of whom the page is about. */
  mark?: ReactNode;
  /** One sentence: what the page is for, or how much there is. */
  lead?: ReactNode;
  /** The pages above, outermost first; what this one is called there stands last. */
  crumbs?: readonly Crumb[];
  here?: string;
  /** What can be done on this page, the main deed last. */
  actions?: ReactNode;
}

/** The head of a page that is not a pane: where it belongs, what it is, what can be done. The browser's tab bears its name too. */
export function PageTitle({ title, mark, lead, crumbs, here = title, actions }: PageTitleProps) {
  useNamed(title);
  return (
    <header className={classes.head}>
      {crumbs && (
        <nav aria-label={say('plain.crumbs')} className={classes.crumbs}>
          <ol>
            {crumbs.map(({ label, to }) => (
              <li key={to}>
                <Link to={to}>{label}</Link>
                <IconChevronRight size={14} stroke={1.75} aria-hidden />
              </li>
            ))}
            <li aria-current="page">{here}</li>
          </ol>
        </nav>
      )}
      <div className={classes.names}>
        {mark}
        <div className={classes.words}>
          <h2 className={classes.title}>{title}</h2>
          {lead && <div className={classes.lead}>{lead}</div>}
        </div>
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
