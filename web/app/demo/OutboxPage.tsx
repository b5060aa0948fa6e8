import { useEffect, useState } from 'react';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/say.ts';
import { DemoBanner } from './DemoBanner.tsx';
import { NotHere } from './NotHere.tsx';
import { isWanted, type OutboxItem } from './outbox.ts';
import classes from './OutboxPage.module.css';
import { OutboxRow } from './OutboxRow.tsx';
import { OutboxSearch, type Sought } from './OutboxSearch.tsx';
import { useOutboxItems } from './use-outbox-items.ts';

/** What would have been sent. It looks again every two seconds while somebody looks at it. */
export function OutboxPage() {
  const { items, unreachable } = useOutboxItems();
  const [sought, setSought] = useState<Sought>({ text: '', kind: 'ALL' });

  useEffect(() => {
    document.title = say('shell.outboxTitle');
  }, []);

  if (items === 'none') return <NotHere />;
  const shown = items?.filter((item) => isWanted(item, sought.text, sought.kind));
  return (
    <div className={classes.page}>
      <DemoBanner />
      <main className={classes.main}>
        <header className={classes.head}>
          <div>
            <h1 className={classes.title}>{say('shell.outboxTitle')}</h1>
            <p className={classes.lead}>{say('shell.outboxLead')}</p>
          </div>
          <OutboxSearch sought={sought} onChange={setSought} />
        </header>
        <p className={classes.trouble} role="status">
          {unreachable && say('shell.unreachable')}
        </p>
        {shown && (shown.length > 0 ? <Table items={shown} /> : <Nothing any={items?.length !== 0} />)}
      </main>
    </div>
  );
}

function Table({ items }: { items: OutboxItem[] }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{say('shell.outboxSent')}</th>
          <th scope="col">{say('shell.outboxKind')}</th>
          <th scope="col">{say('shell.outboxTo')}</th>
          <th scope="col" colSpan={2}>
            {say('shell.outboxText')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <OutboxRow key={item.id} item={item} newest={item.id === items.find(({ state }) => state === 'works')?.id} />
        ))}
      </tbody>
    </table>
  );
}

function Nothing({ any }: { any: boolean }) {
  return <EmptyState title={say(any ? 'shell.outboxNoneFound' : 'shell.outboxEmpty')} text={say(any ? 'shell.outboxNoneFoundText' : 'shell.outboxEmptyText')} />;
}
