import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useDesk } from '../../data/desk.ts';
import { say } from '../../ui/say.ts';
import { DeskDeeds } from './DeskDeeds.tsx';
import { DeskKeys } from './DeskKeys.tsx';
import classes from './Desk.module.css';
import { InboxActions } from './InboxPane.tsx';
import { type InboxFilter, InboxList } from './InboxList.tsx';
import { Queues } from './Queues.tsx';
import { QueueFilterMenu } from './QueuesPane.tsx';
import { type DeskList, useDeskList } from './use-desk-list.ts';

/** One list at a time, for widths that have no room for both. Both counts stay in sight. */
export function DeskTabs() {
  const [list, setList] = useDeskList();
  const { counts } = useDesk();
  const [inboxFilter, setInboxFilter] = useState<InboxFilter>('everything');
  const panel = useId();
  const waiting = counts.queues.reduce((sum, queue) => sum + queue.waiting, 0);

  return (
    <DeskDeeds>
      <section className={classes.tabs} data-list-shown={list} data-pane={list} aria-label={say('desk.desk')} tabIndex={-1}>
        <div className={classes.head}>
          <TabList selected={list} onSelect={setList} panel={panel} counts={{ queues: waiting, inbox: counts.inbox }} />
          <div className={classes.actions}>
            {list === 'queues' ? <QueueFilterMenu /> : <InboxActions filter={inboxFilter} onFilter={setInboxFilter} />}
          </div>
        </div>
        <Panel id={panel} list={list}>
          {list === 'queues' ? (
            <Queues />
          ) : (
            <InboxList key={inboxFilter} filter={inboxFilter} onClearFilter={() => setInboxFilter('everything')} />
          )}
        </Panel>
      </section>
      <DeskKeys />
    </DeskDeeds>
  );
}

interface TabListProps {
  selected: DeskList;
  onSelect: (list: DeskList) => void;
  panel: string;
  counts: Record<DeskList, number>;
}

const names = { queues: 'desk.queues', inbox: 'desk.myInbox' } as const;

/** Tabs as they are known from everywhere: one stop, arrows between them. */
function TabList({ selected, onSelect, panel, counts }: TabListProps) {
  const row = useRef<HTMLDivElement>(null);

  function press(event: KeyboardEvent) {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const other = selected === 'queues' ? 'inbox' : 'queues';
    onSelect(other);
    row.current?.querySelector<HTMLElement>(`[data-tab="${other}"]`)?.focus();
  }

  return (
    <div ref={row} className={classes.tablist} role="tablist" aria-label={say('desk.desk')} onKeyDown={press}>
      {(['queues', 'inbox'] as const).map((list) => (
        <button key={list} type="button" role="tab" className={classes.tab} id={`${panel}-${list}`} data-tab={list} aria-selected={list === selected} aria-controls={panel} tabIndex={list === selected ? 0 : -1} onClick={() => onSelect(list)}>
          {say(names[list])}
          <span className={classes.tabCount}>{counts[list]}</span>
        </button>
      ))}
    </div>
  );
}

function Panel({ id, list, children }: { id: string; list: DeskList; children: ReactNode }) {
  return (
    <div className={classes.panel} role="tabpanel" id={id} aria-labelledby={`${id}-${list}`}>
      {children}
    </div>
  );
}
