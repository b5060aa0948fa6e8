import classes from './Dots.module.css';

/** Somebody is at it: writing, or connecting. Still under reduced motion. */
export function Dots() {
  return (
    <span className={classes.dots} aria-hidden>
      <i />
      <i />
      <i />
    </span>
  );
}
