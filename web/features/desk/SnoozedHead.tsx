import { IconMoon } from '@tabler/icons-react';
import { say } from '../../ui/say.ts';
import { nearTime, useNow } from '../../ui/when.ts';
import type { DeskItem } from './item.ts';
import classes from './Pane.module.css';

interface SnoozedHeadProps {
  count: number;
  /** The one that wakes first. */
  first: DeskItem | undefined;
  open: boolean;
  controls: string;
  onToggle: () => void;
}

/** What is put aside stays folded away: how many, and when the first of them is back. */
export function SnoozedHead({ count, first, open, controls, onToggle }: SnoozedHeadProps) {
  const now = useNow(60_000);
  const next = first?.card.snoozedUntil;
  return (
    <h3 className={classes.label}>
      <button type="button" className={classes.fold} aria-expanded={open} aria-controls={controls} onClick={onToggle}>
        <IconMoon size={16} stroke={1.75} aria-hidden />
        {say('desk.section.snoozed')}
        <span className={classes.count}>{count}</span>
        {next && <span className={classes.next}>{say('desk.nextWakes', { time: nearTime(next, now) })}</span>}
      </button>
    </h3>
  );
}
