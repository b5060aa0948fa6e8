import { say } from '../../ui/say.ts';
import classes from './Card.module.css';

/** How many messages are unread, up to 99. Outlined where they are nobody's yet. */
export function Unread({ count, look = 'filled' }: { count: number; look?: 'filled' | 'outlined' }) {
  return (
    <span className={classes.badge} data-look={look} role="img" aria-label={say('desk.unread', { count })}>
      {count}
    </span>
  );
}
