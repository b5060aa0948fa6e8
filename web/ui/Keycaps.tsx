import classes from './Keycaps.module.css';

/** Keys that are pressed together, as they look. What they do is said in words beside them. */
export function Keycaps({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <span className={classes.caps} aria-hidden>
      {names.map((name) => (
        <kbd key={name} className={classes.cap}>
          {name}
        </kbd>
      ))}
    </span>
  );
}
