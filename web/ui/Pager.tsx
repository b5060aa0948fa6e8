import { Link } from 'react-router';
import { Button } from './Button.tsx';
import classes from './Pager.module.css';
import { say } from './say.ts';

interface PagerProps {
  /** The place of the first and the last row of this page, from 1. */
  from: number;
  to: number;
  /** How many there are. Null where nobody has counted them. */
  total: number | null;
  /** Addresses, or null where there is no such page. */
  previous: { to: string; state?: unknown } | null;
  next: { to: string; state?: unknown } | null;
}

/** Which part of a long list stands here, and the ways to the parts beside it. */
export function Pager({ from, to, total, previous, next }: PagerProps) {
  return (
    <nav className={classes.pager} aria-label={say('plain.pages')}>
      <p className={classes.where}>{to === 0 ? '' : total === null ? say('plain.fromTo', { from, to }) : say('plain.fromToOf', { from, to, total })}</p>
      <Step label={say('plain.previous')} way={previous} />
      <Step label={say('plain.next')} way={next} />
    </nav>
  );
}

/** A link like any other, so that Back and a new tab work; a page that does not exist keeps its place. */
function Step({ label, way }: { label: string; way: PagerProps['next'] }) {
  if (!way) {
    return (
      <Button variant="default" disabled>
        {label}
      </Button>
    );
  }
  return (
    <Button component={Link} variant="default" to={way.to} state={way.state}>
      {label}
    </Button>
  );
}
