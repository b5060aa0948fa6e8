import '../../../ui/words/board.ts';
import { IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useDesk } from '../../../data/desk.ts';
import { Button } from '../../../ui/Button.tsx';
import { say } from '../../../ui/say.ts';
import { clearChosen, keepChosen, useChosen } from '../chosen.ts';
import classes from './BulkBar.module.css';
import { BulkDialogs } from './BulkDialogs.tsx';
import { useBulk } from './use-bulk.ts';

/** What can be done with all that is chosen. Each conversation is answered for itself. */
export function BulkBar() {
  const { queues, inbox } = useDesk();
  const chosen = useChosen();
  const known = [...queues.flatMap(({ items }) => items), ...inbox.items];
  const items = [...chosen].flatMap((id) => known.find(({ card }) => card.id === id) ?? []);
  const bulk = useBulk(items);

  // Whatever has left every list can be decided on no more.
  const ids = known.map(({ card }) => card.id).join(' ');
  useEffect(() => keepChosen(ids.split(' ')), [ids]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('[role="dialog"], [role="menu"], dialog[open]')) clearChosen();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);

  return (
    <>
      {items.length > 0 && (
        <div className={classes.bar} role="toolbar" aria-label={say('board.bar')}>
          <span className={classes.count} role="status">{say('board.chosen', { count: items.length })}</span>
          <Button variant="default" disabled={bulk.working} onClick={bulk.take}>{say('desk.take')}</Button>
          <Button variant="default" disabled={bulk.working} onClick={() => bulk.ask('transfer')}>{say('board.transfer')}</Button>
          <Button variant="default" disabled={bulk.working} onClick={() => bulk.ask('snooze')}>{say('board.snooze')}</Button>
          <Button variant="default" disabled={bulk.working} onClick={() => bulk.ask('end')}>{say('board.end')}</Button>
          <button type="button" className={classes.close} onClick={clearChosen} aria-label={say('board.clear')}>
            <IconX size={18} stroke={1.75} aria-hidden />
          </button>
        </div>
      )}
      <BulkDialogs bulk={bulk} items={items} />
    </>
  );
}
