import { Link, useSearchParams } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import { say } from '../../../ui/say.ts';
import classes from './AuditPager.module.css';

interface AuditPagerProps {
  count: number;
  newer: string | null;
  older: string | null;
}

/** Time has no page numbers: what is newer, and what is older. */
export function AuditPager({ count, newer, older }: AuditPagerProps) {
  if (count === 0 && newer === null) return null;
  return (
    <nav className={classes.pager} aria-label={say('admin-audit.pages')}>
      <p className={classes.where}>{say('admin-audit.lines', { count })}</p>
      <Step label={say('admin-audit.newer')} cursor={newer} as="before" />
      <Step label={say('admin-audit.older')} cursor={older} as="after" />
    </nav>
  );
}

function Step({ label, cursor, as }: { label: string; cursor: string | null; as: 'before' | 'after' }) {
  const [address] = useSearchParams();
  if (cursor === null) {
    return (
      <Button variant="default" disabled>
        {label}
      </Button>
    );
  }
  const there = new URLSearchParams(address);
  for (const name of ['before', 'after', 'line']) there.delete(name);
  there.set(as, cursor);
  return (
    <Button component={Link} variant="default" to={`?${there}`}>
      {label}
    </Button>
  );
}
