import '../../ui/words/contacts.ts';
import { IconMessagePlus, IconMessages } from '@tabler/icons-react';
import { useId } from 'react';
import { Link, useMatch } from 'react-router';
import { type DeskRow, useDesk } from '../../data/desk.ts';
import { useViewer } from '../../data/viewer.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { inOrder } from '../../ui/contact-order.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/say.ts';
import { SkeletonCards } from '../../ui/Skeleton.tsx';
import { shortWhen, useNow } from '../../ui/when.ts';
import classes from './Contacts.module.css';
import { newestWords, otherSide } from './conversation.ts';
import { useContacts } from './use-contacts.ts';

/** A client's conversations, newest first, the ended ones too: they can be read whenever one likes. */
export function ConversationList() {
  const { ready, inbox, more } = useDesk();
  const { id: viewerId } = useViewer();
  const title = useId();
  return (
    <section className={classes.conversations} aria-labelledby={title}>
      <h2 className={classes.title} id={title}>
        {say('contacts.conversations')}
      </h2>
      {!ready && <SkeletonCards />}
      {ready && inbox.items.length === 0 && <NoConversation />}
      <ul className={classes.list}>
        {inbox.items.map((row) => (
          <Conversation key={row.card.id} row={row} viewerId={viewerId} />
        ))}
      </ul>
      {inbox.hasMore && (
        <Button variant="subtle" className={classes.more} onClick={() => void more('INBOX')}>
          {say('contacts.showMore')}
        </Button>
      )}
    </section>
  );
}

function Conversation({ row: { card, mine }, viewerId }: { row: DeskRow; viewerId: string }) {
  const current = useMatch('/t/:threadId')?.params.threadId === card.id;
  const face = otherSide(card, viewerId);
  const at = card.preview?.at ?? card.lastAt;
  const now = useNow(60_000);
  return (
    <li>
      <Link className={classes.row} to={`/t/${card.id}`} aria-current={current || undefined} data-unread={mine.unread > 0 || undefined}>
        <span className={classes.face}>{face && <Avatar of={face} size={44} label={face.name} />}</span>
        <span className={classes.about} dir="auto">{card.title}</span>
        <time className={classes.when} dateTime={at}>
          {shortWhen(at, now)}
        </time>
        <span className={classes.newest} dir="auto">{newestWords(card, viewerId)}</span>
        {mine.unread > 0 && (
          <span className={classes.badge} role="img" aria-label={say('contacts.unread', { count: mine.unread })}>
            {mine.unread}
          </span>
        )}
      </Link>
    </li>
  );
}

function NoConversation() {
  const first = inOrder(useContacts().items).find(({ canStart }) => canStart);
  const text = first && say(first.party.kind === 'TEAM' ? 'contacts.writeTo' : 'contacts.writeToPerson', { name: first.party.name });
  return (
    <EmptyState mark={<IconMessages size={26} stroke={1.75} />} title={say('contacts.noConversation')} text={text}>
      {first && (
        <Button component={Link} variant="filled" className={classes.first} to={`/new/${first.id}`} leftSection={<IconMessagePlus size={18} stroke={1.75} aria-hidden />}>
          {say('contacts.newConversation')}
        </Button>
      )}
    </EmptyState>
  );
}
