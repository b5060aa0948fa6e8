import classes from './Jack.module.css';

/** What the mark of a card can tell: nobody yet, waiting, past either target, held by you or a colleague, closed. */
export type JackState = 'start' | 'waiting' | 'late' | 'over' | 'mine' | 'theirs' | 'closed';

interface JackProps {
  state: JackState;
  /** How far a ring is filled toward the target, 0 to 1. For `waiting` and `late`. */
  fill?: number;
  size?: number;
  /** Read aloud in place of the mark. Leave it out where words beside it say the same. */
  label?: string;
}

const radius = 7;
const round = 2 * Math.PI * radius;

/** The open jack of a client who waits, and the plug of the person who answers. */
export function Jack({ state, fill = 0, size = 16, label }: JackProps) {
  return (
    <svg
      className={classes.jack}
      data-state={state}
      viewBox="0 0 18 18"
      width={size}
      height={size}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {state === 'over' ? <Alarm /> : <circle className={classes.ring} cx="9" cy="9" r={radius} />}
      {(state === 'waiting' || state === 'late') && <Filled part={fill} />}
      {(state === 'mine' || state === 'theirs') && <circle className={classes.core} cx="9" cy="9" r="3.8" />}
      {state === 'closed' && <path className={classes.bar} d="M6 9h6" />}
    </svg>
  );
}

function Filled({ part }: { part: number }) {
  const length = Math.min(1, Math.max(0.06, part)) * round;
  return (
    <circle
      className={classes.filled}
      cx="9"
      cy="9"
      r={radius}
      strokeDasharray={`${length} ${round}`}
      transform="rotate(-90 9 9)"
    />
  );
}

function Alarm() {
  return (
    <>
      <circle className={classes.disc} cx="9" cy="9" r="8.4" />
      <path className={classes.call} d="M9 4.9v4.8" />
      <circle className={classes.dot} cx="9" cy="12.9" r="1.2" />
    </>
  );
}
