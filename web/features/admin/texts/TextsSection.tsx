import { type ReactNode, useId } from 'react';
import classes from './Texts.module.css';

/** One kind of text: its name, what it is for, and what there is of it. */
export function TextsSection({ title, lead, action, children }: { title: string; lead: string; action?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <header className={classes.head}>
        <div>
          <h3 className={classes.title} id={id}>
            {title}
          </h3>
          <p className={classes.lead}>{lead}</p>
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}
