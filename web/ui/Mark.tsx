import classes from './Mark.module.css';

/** The mark: a patch cord drawn as an S, with the open jack above and the plug below. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg className={classes.mark} viewBox="2.6 2.4 19 19" width={size} height={size} fill="none" aria-hidden>
      <path d="M14.4 6H9.6a3 3 0 0 0 0 6h4.8a3 3 0 0 1 0 6H9.6" stroke="currentColor" strokeWidth="2.3" strokeLinecap="round" strokeLinejoin="round" />
      <circle cx="17.2" cy="6" r="2.3" stroke="currentColor" strokeWidth="2.1" />
      <circle className={classes.plug} cx="6.6" cy="18" r="3.1" />
    </svg>
  );
}

/** The mark with the product's name. */
export function Wordmark({ size = 20 }: { size?: number }) {
  return (
    <span className={classes.wordmark}>
      <Mark size={size} />
      Switchboard
    </span>
  );
}
