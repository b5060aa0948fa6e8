import { useId } from 'react';
import { useDesk } from '../../data/desk.ts';
import { PaneHead } from '../../ui/PaneHead.tsx';
import { SearchButton } from '../../ui/SearchButton.tsx';
import { say } from '../../ui/say.ts';
import { DeskDeeds } from './DeskDeeds.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import classes from './Pane.module.css';
import { Queues } from './Queues.tsx';
import { queueFilters, useDeskFilter } from './use-desk-filter.ts';

/** The board that all members of a team look at: who waits, and who holds what. */
export function QueuesPane() {
  const title = useId();
  const { queues, counts } = useDesk();
  const waiting = counts.queues.reduce((sum, queue) => sum + queue.waiting, 0);
  return (
    <DeskDeeds>
      <section className={classes.pane} data-pane="queues" aria-labelledby={title} tabIndex={-1}>
        <PaneHead id={title} title={say('desk.queues')} count={queues.some(({ locked }) => !locked) ? say('desk.waiting', { count: waiting }) : undefined}>
          <SearchButton on="phone" />
          <QueueFilterMenu />
        </PaneHead>
        <Queues />
      </section>
    </DeskDeeds>
  );
}

/** What the queues may be narrowed to: by what became of a conversation, and to one team. */
export function QueueFilterMenu() {
  const [{ show, team }, setFilter] = useDeskFilter();
  const { queues } = useDesk();
  const teams = [{ value: '', label: say('desk.everyTeam') }, ...queues.map((queue) => ({ value: queue.team.id, label: queue.team.name }))];
  const shown = { value: show, choices: queueFilters.map((value) => ({ value, label: say(`desk.filter.${value}`) })), onChange: (value: string) => setFilter({ show: queueFilters.find((each) => each === value) ?? 'everything' }) };
  const ofTeam = { value: team ?? '', choices: teams, onChange: (value: string) => setFilter({ team: value || null }) };
  return <FilterMenu label={say('desk.filterQueues')} groups={queues.length > 1 ? [shown, ofTeam] : [shown]} />;
}
