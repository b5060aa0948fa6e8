import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { announce } from '../../ui/announce.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Clock } from '../../ui/Clock.tsx';
import { Jack } from '../../ui/Jack.tsx';
import { say } from '../../ui/say.ts';
import { Ago } from './Ago.tsx';
import classes from './Card.module.css';
import { CardFace } from './CardFace.tsx';
import type { DeskItem, Party } from './item.ts';
import { cardLines } from './lines.ts';
import { rowOf } from './roving.ts';
import { useThreadLink } from './use-thread-link.ts';

interface LeftCardProps {
  item: DeskItem;
  viewerId: string;
  /** Where it has gone, as it is drawn. */
  children: ReactNode;
  /** The same in words, for whoever has the focus on it and does not see it change. */
  words: string;
}

/** A card that has left this list: flat, it says where it went, and then it folds away. It can still be looked into. */
export function LeftCard({ item, viewerId, children, words }: LeftCardProps) {
  const { card } = item;
  const { to } = useThreadLink(card.id);
  const lines = cardLines(card, viewerId);

  useEffect(() => {
    if (rowOf(document.activeElement) === card.id) announce(say('desk.left', { name: lines.who, words }));
  }, []);
  return (
    <li className={classes.row} data-row={card.id}>
      <Link className={classes.card} data-lead="jack" data-look="flat" data-roving to={to} draggable={false}>
        <CardFace
          {...lines}
          lead={<Jack state={card.state === 'HELD' ? 'theirs' : 'start'} size={14} />}
          clock={card.clock && <Clock of={card.clock} tone="plain" />}
          said={children}
        />
      </Link>
    </li>
  );
}

/** "Ana took this 1 s ago", with Ana's face. `since` in milliseconds. */
export function TookThis({ by, since }: { by: Party; since: number }) {
  return (
    <>
      <Avatar of={by} size={16} />
      <Ago phrase="desk.tookThis" name={by.shortName} since={since} />
    </>
  );
}

/** The place of a card that is not there any more, kept until the pointer has gone. Nothing of it is shown. */
export function Ghost({ id }: { id: string }) {
  return <li className={classes.ghost} data-row={id} aria-hidden />;
}
