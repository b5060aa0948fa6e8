import { say } from '../../ui/say.ts';
import type { QueueParts } from './held.ts';
import { HeldGhost, HeldRow, MineRow } from './HeldRows.tsx';
import type { DeskItem } from './item.ts';
import classes from './Pane.module.css';
import { heldRow } from './queue-rows.ts';
import type { Slot } from './slots.ts';
import { useDeeds } from './use-deeds.ts';

interface HeldListProps {
  rows: readonly Slot[];
  parts: QueueParts<DeskItem>;
  /** How many are held, loaded or not. */
  total: number;
  /** The cards above. Who still says there who took it, is not said here a second time. */
  leaving: readonly Slot[];
  /** Shows all of them. Undefined where all show. */
  onOpen: (() => void) | undefined;
}

/** What is held, folded: one row for each thread of a colleague, and one for all of one's own. */
export function HeldList({ rows, parts, total, leaving, onOpen }: HeldListProps) {
  const { viewerId, openInbox } = useDeeds();
  const above = new Set(leaving.map(({ id }) => heldRow(id)));
  const shown = rows.filter(({ id }) => !above.has(id));
  if (shown.length === 0) return null;

  return (
    <>
      <h4 className={classes.label}>
        {say('desk.held')}
        <span className={classes.count}>{total}</span>
      </h4>
      <ul className={classes.held}>
        {shown.map(({ id }) => {
          const item = parts.others.find(({ card }) => heldRow(card.id) === id);
          if (item) return <HeldRow key={id} rowId={id} item={item} viewerId={viewerId} />;
          if (id.startsWith('mine:') && parts.mine.length > 0) return <MineRow key={id} rowId={id} count={parts.mine.length} onOpen={openInbox} />;
          return <HeldGhost key={id} rowId={id} />;
        })}
      </ul>
      {onOpen && (
        <button type="button" className={classes.more} onClick={onOpen}>
          {say('desk.showAllHeld', { count: total })}
        </button>
      )}
    </>
  );
}
