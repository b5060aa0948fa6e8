import { useId, useState } from 'react';
import { useDesk } from '../../data/desk.ts';
import { PaneHead } from '../../ui/PaneHead.tsx';
import { say } from '../../ui/say.ts';
import { DeskDeeds } from './DeskDeeds.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import classes from './Pane.module.css';
import type { QueueFilter } from './queue-rows.ts';
import { QueuesList } from './QueuesList.tsx';

/** The board that all members of a team look at: who waits, and who holds what. */
export function QueuesPane() {
  const title = useId();
  const { queues, counts } = useDesk();
  const [filter, setFilter] = useState<QueueFilter>('everything');
  const waiting = counts.queues.reduce((sum, queue) => sum + queue.waiting, 0);
  return (
    <DeskDeeds>
      <section className={classes.pane} data-pane="queues" aria-labelledby={title} tabIndex={-1}>
        <PaneHead id={title} title={say('desk.queues')} count={queues.some(({ locked }) => !locked) ? say('desk.waiting', { count: waiting }) : undefined}>
          <QueueFilterMenu filter={filter} onFilter={setFilter} />
        </PaneHead>
        <QueuesList key={filter} filter={filter} onClearFilter={() => setFilter('everything')} />
      </section>
    </DeskDeeds>
  );
}

/** What the queues may be narrowed to. */
export function QueueFilterMenu({ filter, onFilter }: { filter: QueueFilter; onFilter: (filter: QueueFilter) => void }) {
  return (
    <FilterMenu
      label={say('desk.filterQueues')}
      value={filter}
      choices={[
        { value: 'everything', label: say('desk.filter.everything') },
        { value: 'waiting', label: say('desk.filter.waiting') },
        { value: 'others', label: say('desk.filter.others') },
      ]}
      onChange={onFilter}
    />
  );
}
