import { IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWatching } from '../../data/desk.ts';
import { Avatar, type Face } from '../../ui/Avatar.tsx';
import { Clock } from '../../ui/Clock.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { say } from '../../ui/say.ts';
import { nearTime, shortWhen } from '../../ui/when.ts';
import classes from './Card.module.css';
import { CardFace } from './CardFace.tsx';
import { ChooseBox } from './ChooseBox.tsx';
import type { Claim } from './claims.ts';
import type { DeskItem } from './item.ts';
import { cardLines } from './lines.ts';
import { Mentioned } from './Mentioned.tsx';
import type { Section } from './sections.ts';
import { Unread } from './Unread.tsx';
import { useThreadLink } from './use-thread-link.ts';
import { watchersOf } from './Watchers.tsx';

interface InboxCardProps {
  item: DeskItem;
  section: Section;
  viewerId: string;
  /** It came by itself a moment ago. */
  fresh: boolean;
  /** The Take that brought it here, while it still shows. */
  claim: Claim | undefined;
  onGiveBack: (item: DeskItem) => void;
}

/** A thread of one's own. Just taken, it says from where, and offers the way back. */
export function InboxCard({ item, section, viewerId, fresh, claim, onGiveBack }: InboxCardProps) {
  const { card } = item;
  const link = useThreadLink(card.id);
  const lines = cardLines(card, viewerId);
  const ringed = fresh || claim?.stage === 'landed';
  const clock = section === 'needsReply' ? card.clock : null;

  return (
    <li className={classes.row} data-row={card.id}>
      <Link className={classes.card} data-lead="face" data-look={ringed ? 'ring' : link.selected ? 'selected' : 'rest'} data-roving aria-current={link.selected || undefined} aria-keyshortcuts={claim ? 'B' : undefined} to={link.to} draggable={false}>
        <CardFace {...lines} lead={<Lead lines={lines} />} clock={clock && <Clock of={clock} />} said={claim ? <Yours item={item} /> : card.snoozedUntil && section !== 'snoozed' ? <Until phrase="desk.snoozedUntil" at={card.snoozedUntil} /> : undefined} end={watchersOf(useWatching(card.id)) ?? <End item={item} section={section} />} />
      </Link>
      <ChooseBox threadId={card.id} name={lines.who} />
      {claim && (
        <span className={classes.over}>
          <button type="button" className={classes.giveBack} data-beside onClick={() => onGiveBack(item)} aria-label={say('desk.returnName', { name: lines.who })}>
            {say('desk.return')}
            <KeyHint>B</KeyHint>
          </button>
        </span>
      )}
    </li>
  );
}

/** The face of the other one, or a circle of people. */
export function Lead({ lines }: { lines: { face: Face | null } }): ReactNode {
  return lines.face ? <Avatar of={lines.face} size={26} /> : <IconUsers size={18} stroke={1.75} aria-hidden />;
}

function Yours({ item }: { item: DeskItem }) {
  const text = item.card.team ? say('desk.yoursFrom', { team: item.card.team.shortName }) : say('desk.yours');
  return <span className={classes.yours}>{text}</span>;
}

/** "until Mon 9:00" */
function Until({ phrase, at }: { phrase: 'desk.until' | 'desk.snoozedUntil'; at: string }) {
  return <time dateTime={at}>{say(phrase, { time: nearTime(at, Date.now()) })}</time>;
}

/** What is unread comes before when it was. Where a clock runs, nothing else tells the time. */
function End({ item: { card, mine }, section }: { item: DeskItem; section: Section }) {
  if (mine.mentioned) return <Mentioned />;
  if (section === 'snoozed' && card.snoozedUntil) return <Until phrase="desk.until" at={card.snoozedUntil} />;
  if (mine.unread > 0) return <Unread count={mine.unread} />;
  if (section === 'needsReply') return null;
  return <time dateTime={card.lastAt}>{shortWhen(card.preview?.at ?? card.lastAt)}</time>;
}
