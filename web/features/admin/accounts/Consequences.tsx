import { IconAlertTriangle, IconPointFilled } from '@tabler/icons-react';
import { say } from '../../../ui/say.ts';
import { Later, SkeletonLine } from '../../../ui/Skeleton.tsx';
import classes from './Consequences.module.css';
import type { Consequence } from './consequence.ts';

/** What will happen, in whole sentences. Its place is kept while the server works it out. */
export function Consequences({ known, failed }: { known: readonly Consequence[] | null; failed: boolean }) {
  if (failed) return <p className={classes.unknown}>{say('accounts.does.unknown')}</p>;
  if (!known) {
    return (
      <div className={classes.toCome} aria-busy>
        <Later>
          <SkeletonLine width={62} />
          <SkeletonLine width={48} />
        </Later>
      </div>
    );
  }
  if (known.length === 0) return <p className={classes.unknown}>{say('accounts.does.nothing')}</p>;
  return (
    <ul className={classes.list}>
      {known.map(({ text, grave }) => (
        <li key={text} data-grave={grave || undefined}>
          {grave ? <IconAlertTriangle size={16} stroke={1.75} aria-hidden /> : <IconPointFilled size={16} aria-hidden />}
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
