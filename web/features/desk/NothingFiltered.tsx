import { IconFilter } from '@tabler/icons-react';
import { useDesk } from '../../data/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/say.ts';
import { everything, useDeskFilter } from './use-desk-filter.ts';

/** The filter leaves nothing: it says what there is without it. */
export function NothingFiltered() {
  const [{ show }, setFilter] = useDeskFilter();
  const { queues } = useDesk();
  const waiting = queues.flatMap(({ team, waiting: count }) => (count === 0 ? [] : [say('desk.waitIn', { count, team: team.name })]));
  const text = waiting.length === 0 ? say('desk.nobodyWaitsEither') : `${waiting.join(', ')}.`;
  return (
    <EmptyState mark={<IconFilter size={24} stroke={1.5} />} title={say(`desk.none.${show}`)} text={text}>
      <Button variant="default" onClick={() => setFilter(everything)}>
        {say('desk.clearFilter')}
      </Button>
    </EmptyState>
  );
}
