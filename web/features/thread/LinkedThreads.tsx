import { Link } from 'react-router';
import type { LinkedThreadFieldsFragment } from '../../data/generated.ts';
import { say } from '../../ui/say.ts';
import { shortWhen } from '../../ui/when.ts';
import classes from './ContextPane.module.css';
import type { ThreadView } from './entry.ts';
import { threadPath } from './paths.ts';

/** The conversation before this one, and the one that continues it. */
export function LinkedThreads({ thread: { earlier, later } }: { thread: ThreadView }) {
  return (
    <>
      {earlier && <Linked name={say('thread.context.earlier')} linked={earlier} />}
      {later && <Linked name={say('thread.context.later')} linked={later} />}
    </>
  );
}

function Linked({ name, linked }: { name: string; linked: LinkedThreadFieldsFragment }) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <h3>{name}</h3>
      </div>
      <ul className={classes.links}>
        <li>
          <Link to={threadPath(linked.id, true)}>
            <span className={classes.label}>{linked.title}</span>
            {linked.closedAt && <time className={classes.end} dateTime={linked.closedAt}>{shortWhen(linked.closedAt)}</time>}
          </Link>
        </li>
      </ul>
    </section>
  );
}
