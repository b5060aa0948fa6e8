import type { FormEventHandler, ReactNode, Ref } from 'react';
import { Leaving } from './form/Leaving.tsx';
import classes from './Page.module.css';

/** The inside of a place that is one page: its measure and its edges. It scrolls with whatever it stands in. */
export function Page({ children }: { children: ReactNode }) {
  return (
    <div className={classes.page}>
      <div className={classes.column}>{children}</div>
    </div>
  );
}

interface PageFormProps {
  children: ReactNode;
  /** A `FootBar`: it stays at the bottom edge while the page scrolls. */
  foot: ReactNode;
  onSubmit: FormEventHandler<HTMLFormElement>;
  /** Something was typed that is not saved: leaving asks first. */
  changed?: boolean;
  ref?: Ref<HTMLFormElement>;
}

/** A page that is a form. The browser's own bubbles stay out: what is wrong stands at its field. */
export function PageForm({ children, foot, onSubmit, changed = false, ref }: PageFormProps) {
  return (
    <form className={classes.page} ref={ref} onSubmit={onSubmit} noValidate>
      <div className={classes.column}>{children}</div>
      {foot}
      {changed && <Leaving />}
    </form>
  );
}
