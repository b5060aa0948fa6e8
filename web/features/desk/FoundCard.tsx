import { Link } from 'react-router';
import { Avatar } from '../../ui/Avatar.tsx';
import { Clock } from '../../ui/Clock.tsx';
import { Jack, type JackState } from '../../ui/Jack.tsx';
import { say } from '../../ui/say.ts';
import { nearTime, shortWhen } from '../../ui/when.ts';
import classes from './Card.module.css';
import { CardFace } from './CardFace.tsx';
import type { DeskItem } from './item.ts';
import { cardLines } from './lines.ts';
import { useThreadLink } from './use-thread-link.ts';

interface FoundCardProps {
  item: DeskItem;
  viewerId: string;
  show: 'others' | 'mine' | 'snoozed' | 'closed';
}

/** What a filter has found: who has it, and until or since when. */
export function FoundCard({ item: { card }, viewerId, show }: FoundCardProps) {
  const link = useThreadLink(card.id);
  return (
    <li className={classes.row} data-row={card.id}>
      <Link className={classes.card} data-lead="jack" data-look={link.selected ? 'selected' : 'rest'} data-roving aria-current={link.selected || undefined} to={link.to} draggable={false}>
        <CardFace {...cardLines(card, viewerId)} lead={<Jack state={jackOf(card, viewerId)} size={14} />} clock={card.clock && <Clock of={card.clock} />} end={<End card={card} show={show} />} />
      </Link>
    </li>
  );
}

function jackOf({ state, holder }: DeskItem['card'], viewerId: string): JackState {
  if (state === 'CLOSED') return 'closed';
  return holder?.id === viewerId ? 'mine' : 'theirs';
}

function End({ card: { holder, snoozedUntil, closedAt, lastAt }, show }: { card: DeskItem['card']; show: FoundCardProps['show'] }) {
  if (show === 'closed') return <time dateTime={closedAt ?? lastAt}>{say('desk.closedAt', { time: shortWhen(closedAt ?? lastAt) })}</time>;
  return (
    <>
      {snoozedUntil && <time dateTime={snoozedUntil}>{say('desk.until', { time: nearTime(snoozedUntil, Date.now()) })}</time>}
      {show !== 'mine' && holder && (
        <>
          <span className="sb-unseen">{say('desk.heldBy')}</span>
          {holder.shortName}
          <Avatar of={holder} size={16} />
        </>
      )}
    </>
  );
}
