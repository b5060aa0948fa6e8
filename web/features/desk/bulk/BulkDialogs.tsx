import { Button } from '../../../ui/Button.tsx';
import { DialogFrame } from '../../../ui/DialogFrame.tsx';
import { MomentDialog } from '../../../ui/moment/MomentDialog.tsx';
import { say } from '../../../ui/say.ts';
import type { DeskItem } from '../item.ts';
import { cardLines } from '../lines.ts';
import { useDeeds } from '../use-deeds.ts';
import classes from './BulkBar.module.css';
import { BulkTransferDialog } from './BulkTransferDialog.tsx';
import type { Bulk, BulkSummary } from './use-bulk.ts';

/** What is asked before a deed on several, and what is told after it where some could not be done. */
export function BulkDialogs({ bulk, items }: { bulk: Bulk; items: readonly DeskItem[] }) {
  const subtitle = say('board.chosen', { count: items.length });
  if (bulk.summary) return <Summary summary={bulk.summary} bulk={bulk} />;
  if (items.length === 0) return null;
  switch (bulk.question) {
    case 'transfer':
      return <BulkTransferDialog items={items} subtitle={subtitle} bulk={bulk} />;
    case 'snooze':
      return (
        <MomentDialog
          title={say('board.snoozeTitle')}
          subtitle={subtitle}
          text={say('board.snoozeText')}
          deed={(time) => say('board.snoozeUntil', { time })}
          busy={bulk.working}
          trouble={null}
          onChoose={(at) => bulk.snooze(at.toISOString())}
          onClose={bulk.close}
        />
      );
    case 'end':
      return (
        <DialogFrame
          opened
          onClose={bulk.close}
          busy={bulk.working}
          title={say('board.endTitle')}
          subtitle={subtitle}
          actions={
            <>
              <Button variant="subtle" onClick={bulk.close} disabled={bulk.working} data-autofocus>{say('desk.cancel')}</Button>
              <Button variant="filled" onClick={bulk.end} disabled={bulk.working}>{say('board.endDo', { count: items.length })}</Button>
            </>
          }
        >
          <p className={classes.text}>{say('board.endText')}</p>
        </DialogFrame>
      );
    case null:
      return null;
  }
}

/** One summary: who could not, and why; and the way back for the others. */
function Summary({ summary: { title, answers }, bulk }: { summary: BulkSummary; bulk: Bulk }) {
  const { viewerId } = useDeeds();
  const someDone = answers.some(({ outcome }) => outcome.done && outcome.undo);
  return (
    <DialogFrame
      opened
      onClose={bulk.close}
      title={title}
      actions={
        <>
          {someDone && <Button variant="subtle" onClick={() => bulk.undo(answers)}>{say('board.undoOthers')}</Button>}
          <Button variant="filled" onClick={bulk.close} data-autofocus>{say('board.understood')}</Button>
        </>
      }
    >
      <ul className={classes.list}>
        {answers.map(({ item, outcome }) => outcome.done || (
          <li key={item.card.id}>
            <b>{cardLines(item.card, viewerId).who}</b>
            <span>{outcome.why}</span>
          </li>
        ))}
      </ul>
    </DialogFrame>
  );
}
