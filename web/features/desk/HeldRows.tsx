import { Link } from 'react-router';
import { useAvailability } from '../../data/availability.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Jack } from '../../ui/Jack.tsx';
import { Presence } from '../../ui/Presence.tsx';
import { presenceWords } from '../../ui/presence-words.ts';
import { say } from '../../ui/say.ts';
import type { DeskItem } from './item.ts';
import { cardLines } from './lines.ts';
import classes from './Pane.module.css';
import { Mentioned } from './Mentioned.tsx';
import { useThreadLink } from './use-thread-link.ts';

/** One thread that a colleague holds, folded to a line. It can be looked into. */
export function HeldRow({ item, viewerId, rowId }: { item: DeskItem; viewerId: string; rowId: string }) {
  const { holder } = item.card;
  const link = useThreadLink(item.card.id);
  const { who, title } = cardLines(item.card, viewerId);
  return (
    <li data-row={rowId}>
      <Link className={classes.heldRow} data-roving data-selected={link.selected || undefined} aria-current={link.selected || undefined} to={link.to} title={title} draggable={false}>
        <Jack state="theirs" size={14} />
        <span className={classes.heldName}>{who}</span>
        {item.mine.mentioned && <Mentioned />}
        {holder && (
          <span className={classes.heldBy}>
            <span className="sb-unseen">{say('desk.heldBy')}</span>
            {holder.shortName}
            <Holder of={holder} />
          </span>
        )}
      </Link>
    </li>
  );
}

/** Whether they can be reached is said where they cannot: the row is small. */
function Holder({ of }: { of: NonNullable<DeskItem['card']['holder']> }) {
  const presence = useAvailability(of.id);
  if (!presence || presence.state === 'AVAILABLE') return <Avatar of={of} size={16} />;
  return (
    <>
      <span className="sb-unseen">{presenceWords(presence)}</span>
      <Presence state={presence.state}>
        <Avatar of={of} size={16} />
      </Presence>
    </>
  );
}

/** One's own threads of this team: they stand in the inbox, here they are counted. */
export function MineRow({ count, rowId, onOpen }: { count: number; rowId: string; onOpen: () => void }) {
  return (
    <li data-row={rowId}>
      <button type="button" className={classes.heldRow} data-roving onClick={onOpen}>
        <Jack state="mine" size={14} />
        <span className={classes.heldName}>{say('desk.heldByYou', { count })}</span>
        <span className={classes.heldBy} data-mine>
          {say('desk.inYourInbox')}
        </span>
      </button>
    </li>
  );
}

/** The place of a row that has gone while the pointer was over the list. */
export function HeldGhost({ rowId }: { rowId: string }) {
  return <li className={classes.heldRow} data-row={rowId} aria-hidden />;
}
