import { Button } from '../../../ui/Button.tsx';
import { say } from '../../../ui/say.ts';
import classes from './ClientTeams.module.css';
import { MOST_AT_ONCE } from './client-team.ts';

interface ChosenBarProps {
  count: number;
  onClear: () => void;
  onMove: () => void;
  onRemove: () => void;
}

/** At the bottom edge as long as somebody is chosen: how many, and what can be done with them. */
export function ChosenBar({ count, onClear, onMove, onRemove }: ChosenBarProps) {
  return (
    <div className={classes.chosen}>
      <span role="status" className={classes.chosenCount}>
        {say(count >= MOST_AT_ONCE ? 'admin-sight.chosenMost' : 'admin-sight.chosen', { count })}
      </span>
      <Button variant="subtle" onClick={onClear}>
        {say('admin-sight.clear')}
      </Button>
      <Button variant="default" onClick={onRemove}>
        {say('admin-sight.remove.dots')}
      </Button>
      <Button variant="filled" onClick={onMove}>
        {say('admin-sight.move.dots')}
      </Button>
    </div>
  );
}
