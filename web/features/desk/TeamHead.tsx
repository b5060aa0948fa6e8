import { IconChevronDown, IconLock } from '@tabler/icons-react';
import { Avatar } from '../../ui/Avatar.tsx';
import { type Hours, nextChange } from '../../ui/hours.ts';
import { say } from '../../ui/say.ts';
import { useNow } from '../../ui/when.ts';
import type { Party } from './item.ts';
import classes from './Pane.module.css';

interface TeamHeadProps {
  team: Party;
  /** How many wait. Null while the queue is locked. */
  waiting: number | null;
  hours: Hours | null;
  open: boolean;
  controls: string;
  onToggle: () => void;
}

/** The head of a team's section: how many wait, until when the team answers. It folds the section away. */
export function TeamHead({ team, waiting, hours, open, controls, onToggle }: TeamHeadProps) {
  return (
    <div className={classes.head}>
      <h3 className={classes.heading}>
        <button type="button" className={classes.toggle} aria-expanded={open} aria-controls={controls} onClick={onToggle}>
          <IconChevronDown size={14} stroke={2} aria-hidden />
          <Avatar of={team} size={20} />
          <span className={classes.team}>{team.name}</span>
          <span className={classes.count}>{waiting === null ? say('desk.locked') : say('desk.waiting', { count: waiting })}</span>
        </button>
      </h3>
      <span className={classes.hours}>{waiting === null ? <IconLock size={16} stroke={1.75} aria-hidden /> : hours && <HoursLine hours={hours} />}</span>
    </div>
  );
}

/** "until 18:00", or, closed, "opens 9:00": the next such time, so today and tomorrow need no name. */
function HoursLine({ hours }: { hours: Hours }) {
  const now = useNow(60_000);
  const change = nextChange(hours, now);
  if (!change) return hours.open ? null : say('desk.closed');
  const { day, time } = change;
  if (day === 'today' || day === 'tomorrow') return say(hours.open ? 'desk.until' : 'desk.opens', { time });
  return say(hours.open ? 'desk.untilDay' : 'desk.opensDay', { day, time });
}
