import classes from './Tag.module.css';

/** A name on one of the seven tints. */
export function Tag({ name, tint }: { name: string; tint: number }) {
  return (
    <span className={classes.tag} data-tint={tint} dir="auto">
      {name}
    </span>
  );
}
