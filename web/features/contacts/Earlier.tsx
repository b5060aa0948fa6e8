import { IconHistory } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useEarlierThreadQuery } from '../../data/generated.ts';
import { say } from '../../ui/say.ts';
import { clockTime, dayLabel } from '../../ui/when.ts';
import classes from './NewConversation.module.css';

/** The conversation that the new one continues: whoever answers sees it too. */
export function Earlier({ threadId, name }: { threadId: string; name: string }) {
  const { data } = useEarlierThreadQuery({ variables: { id: threadId } });
  if (!data) return null;
  const { title, closedAt } = data.thread;
  return (
    <aside className={classes.earlier}>
      <IconHistory size={18} stroke={1.75} aria-hidden />
      <div className={classes.names}>
        <strong>{title}</strong>
        <p>{closedAt ? say('contacts.earlierEnded', { when: when(closedAt), name }) : say('contacts.earlierOpen', { name })}</p>
      </div>
      <Link className={classes.show} to={`/t/${threadId}`}>
        {say('contacts.show')}
      </Link>
    </aside>
  );
}

/** "today 14:20", "yesterday", "12 March". */
function when(iso: string): string {
  const today = new Date(iso).toDateString() === new Date().toDateString();
  if (today) return say('contacts.todayAt', { time: clockTime(iso) });
  const yesterday = new Date(iso).toDateString() === new Date(Date.now() - 86_400_000).toDateString();
  return yesterday ? say('contacts.yesterday') : dayLabel(iso);
}
