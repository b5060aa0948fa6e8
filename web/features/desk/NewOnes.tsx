import { IconArrowUp } from '@tabler/icons-react';
import { say } from '../../ui/say.ts';
import classes from './Pane.module.css';

/** How many wait to be let into a list that somebody has in hand. */
export function NewOnes({ count, onLetIn }: { count: number; onLetIn: () => void }) {
  if (count === 0) return null;
  return (
    <div className={classes.newPlace}>
      <button type="button" className={classes.new} onClick={onLetIn}>
        <IconArrowUp size={16} stroke={1.75} aria-hidden />
        {say('desk.newOnes', { count })}
      </button>
    </div>
  );
}
