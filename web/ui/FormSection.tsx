import { type ReactNode, useId } from 'react';
import classes from './FormSection.module.css';

interface FormSectionProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** One field a line, where they would not fit in two. */
  columns?: 'one' | 'two';
}

/** One matter of a form: its name and what it is for at the start, its fields beside them. */
export function FormSection({ title, lead, children, columns = 'two' }: FormSectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.words}>
        <h3 className={classes.title} id={id}>
          {title}
        </h3>
        {lead && <div className={classes.lead}>{lead}</div>}
      </div>
      <div className={classes.fields} data-columns={columns}>
        {children}
      </div>
    </section>
  );
}

/** A field that takes the whole width of its section. */
export function Wide({ children }: { children: ReactNode }) {
  return <div className={classes.wide}>{children}</div>;
}
