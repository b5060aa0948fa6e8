import { Link } from 'react-router';
import { useWatching } from '../../data/desk.ts';
import { Clock } from '../../ui/Clock.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { say } from '../../ui/say.ts';
import classes from './Card.module.css';
import { CardFace } from './CardFace.tsx';
import { ChooseBox } from './ChooseBox.tsx';
import type { DeskItem } from './item.ts';
import { cardLines } from './lines.ts';
import { Mentioned } from './Mentioned.tsx';
import { SwipeToTake } from './SwipeToTake.tsx';
import { Unread } from './Unread.tsx';
import { useThreadLink } from './use-thread-link.ts';
import { watchersOf } from './Watchers.tsx';
import { WaitJack } from './WaitJack.tsx';

interface QueueCardProps {
  item: DeskItem;
  viewerId: string;
  onTake: (item: DeskItem) => void;
}

/** Somebody who waits. Pointer or focus raises it and shows Take; a finger takes it by a swipe. */
export function QueueCard({ item, viewerId, onTake }: QueueCardProps) {
  const { card, mine } = item;
  const link = useThreadLink(card.id);
  const lines = cardLines(card, viewerId);
  const take = () => onTake(item);

  return (
    <li className={classes.row} data-row={card.id} data-takes={link.selected ? undefined : ''}>
      <SwipeToTake onTake={take}>
        <Link className={classes.card} data-lead="jack" data-look={link.selected ? 'selected' : 'rest'} data-roving aria-keyshortcuts="C" aria-current={link.selected || undefined} to={link.to} draggable={false}>
          <CardFace
            {...lines}
            lead={<WaitJack clock={card.clock} />}
            clock={card.clock && <Clock of={card.clock} />}
            end={watchersOf(useWatching(card.id)) ?? (mine.mentioned ? <Mentioned /> : mine.unread > 1 && <Unread count={mine.unread} look="outlined" />)}
          />
        </Link>
      </SwipeToTake>
      <ChooseBox threadId={card.id} name={lines.who} />
      <span className={classes.over}>
        <button type="button" className={classes.take} data-beside onClick={take} aria-label={say('desk.takeName', { name: lines.who })}>
          {say('desk.take')}
          <KeyHint>C</KeyHint>
        </button>
      </span>
    </li>
  );
}
