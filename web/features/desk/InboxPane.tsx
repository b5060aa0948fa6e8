import { IconPencil } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useDesk } from '../../data/desk.ts';
import { ActionIcon } from '../../ui/ActionIcon.tsx';
import { PaneHead } from '../../ui/PaneHead.tsx';
import { SearchButton } from '../../ui/SearchButton.tsx';
import { say } from '../../ui/say.ts';
import { DeskDeeds } from './DeskDeeds.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import { type InboxFilter, InboxList } from './InboxList.tsx';
import classes from './Pane.module.css';

/** What one has in hand oneself. */
export function InboxPane() {
  const title = useId();
  const { ready, counts } = useDesk();
  const [filter, setFilter] = useState<InboxFilter>('everything');
  return (
    <DeskDeeds>
      <section className={classes.pane} data-pane="inbox" aria-labelledby={title} tabIndex={-1}>
        <PaneHead id={title} title={say('desk.myInbox')} count={ready ? counts.inbox : undefined}>
          <SearchButton on="phone" />
          <InboxActions filter={filter} onFilter={setFilter} />
        </PaneHead>
        <InboxList key={filter} filter={filter} onClearFilter={() => setFilter('everything')} />
      </section>
    </DeskDeeds>
  );
}

/** The filter of the inbox, and the way to a new conversation. */
export function InboxActions({ filter, onFilter }: { filter: InboxFilter; onFilter: (filter: InboxFilter) => void }) {
  return (
    <>
      <FilterMenu
        label={say('desk.filterInbox')}
        groups={[
          {
            value: filter,
            choices: [
              { value: 'everything', label: say('desk.filter.everything') },
              { value: 'unread', label: say('desk.filter.unread') },
            ],
            onChange: (value) => onFilter(value === 'unread' ? 'unread' : 'everything'),
          },
        ]}
      />
      <ActionIcon component={Link} to="/directory" aria-label={say('desk.newConversation')}>
        <IconPencil size={18} stroke={1.75} />
      </ActionIcon>
    </>
  );
}
