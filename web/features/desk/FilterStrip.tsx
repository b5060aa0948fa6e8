import { IconX } from '@tabler/icons-react';
import { useDesk } from '../../data/desk.ts';
import { say } from '../../ui/say.ts';
import classes from './Pane.module.css';
import { everything, useDeskFilter } from './use-desk-filter.ts';

/** Says that this is not everything, and leads back to it. */
export function FilterStrip() {
  const [{ show, team }, setFilter] = useDeskFilter();
  const { queues } = useDesk();
  if (show === 'everything' && team === null) return null;
  const name = queues.find((queue) => queue.team.id === team)?.team.name;
  const what = say(`desk.filter.${show}`);
  return (
    <div className={classes.strip}>
      <span>{name ? say('desk.filterIn', { what, team: name }) : what}</span>
      <button type="button" onClick={() => setFilter(everything)}>
        {say('desk.clearFilter')}
        <IconX size={14} stroke={1.75} aria-hidden />
      </button>
    </div>
  );
}
