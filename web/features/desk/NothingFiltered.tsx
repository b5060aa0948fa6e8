import { Button } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import type { DeskQueueView } from '../../data/desk.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/say.ts';
import type { QueueFilter } from './queue-rows.ts';

interface NothingFilteredProps {
  filter: QueueFilter;
  queues: readonly DeskQueueView[];
  onClear: () => void;
}

/** The filter leaves nothing: it says what there is without it. */
export function NothingFiltered({ filter, queues, onClear }: NothingFilteredProps) {
  const waiting = queues.flatMap(({ team, waiting: count }) => (count === 0 ? [] : [say('desk.waitIn', { count, team: team.name })]));
  const text = waiting.length === 0 ? say('desk.nobodyWaitsEither') : `${waiting.join(', ')}.`;
  return (
    <EmptyState mark={<IconFilter size={24} stroke={1.5} />} title={say(filter === 'others' ? 'desk.noneHeldByOthers' : 'desk.nobodyWaits')} text={text}>
      <Button variant="default" onClick={onClear}>
        {say('desk.clearFilter')}
      </Button>
    </EmptyState>
  );
}
