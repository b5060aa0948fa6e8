import { say } from '../../ui/say.ts';
import classes from './Card.module.css';

/** A note addresses the viewer, and they have not seen it. */
export function Mentioned() {
  return (
    <span className={classes.badge} data-look="filled" role="img" aria-label={say('desk.mentioned')}>
      @
    </span>
  );
}
