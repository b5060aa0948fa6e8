import { initials } from './initials.ts';
import classes from './Monogram.module.css';

/** The organisation's letters on a dark square, as on a door plate. */
export function Monogram({ name }: { name: string }) {
  return (
    <span className={classes.monogram} aria-hidden>
      {initials(name, 2)}
    </span>
  );
}
