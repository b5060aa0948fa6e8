import { IconAlertCircle } from '@tabler/icons-react';
import { say } from '../../ui/say.ts';
import { clockTime } from '../../ui/when.ts';
import { Callout } from './Callout.tsx';
import classes from './LeaveAndRemoveAllDialog.module.css';
import type { Unread } from './unread.ts';

/** What the client wrote that the one who ends has not read, itself, so that it can be read here. */
export function UnreadGuard({ client, unread: { count, messages } }: { client: string; unread: Unread }) {
  const single = messages.length === 1 ? messages[0] : undefined;
  return (
    <div>
      <Callout
        tone="danger"
        mark={<IconAlertCircle size={20} stroke={1.75} aria-hidden />}
        title={say('thread.leaveAll.unread', { client, count })}
        end={single && <time dateTime={single.at}>{clockTime(single.at)}</time>}
      >
        <ul className={classes.unread}>
          {messages.map(({ id, text, at }) => (
            <li key={id}>
              <span dir="auto">{text}</span>
              {!single && <time dateTime={at}>{clockTime(at)}</time>}
            </li>
          ))}
        </ul>
        {count > messages.length && <span className={classes.more}>{say('thread.leaveAll.more', { count: count - messages.length })}</span>}
      </Callout>
    </div>
  );
}
