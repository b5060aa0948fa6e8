import { IconHistory } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { LinkedThreadFieldsFragment } from '../../data/generated.ts';
import { Saying } from '../../ui/Saying.tsx';
import { say } from '../../ui/say.ts';
import { dayWithin } from '../../ui/when.ts';
import classes from './Line.module.css';
import { threadPath } from './paths.ts';

interface LinkedRowProps {
  linked: LinkedThreadFieldsFragment;
  isStaff: boolean;
}

/** The conversation that this one continues, named above its first entry. */
export function EarlierRow({ linked, isStaff }: LinkedRowProps) {
  return (
    <p className={`${classes.line} ${classes.linked}`}>
      {!isStaff && <IconHistory size={16} stroke={1.75} aria-hidden />}
      <span className={classes.words}>
        <EarlierWords linked={linked} isStaff={isStaff} />
      </span>
      <Show linked={linked} isStaff={isStaff} />
    </p>
  );
}

/** The conversation that continues this one. */
export function LaterRow({ linked, isStaff }: LinkedRowProps) {
  return (
    <p className={`${classes.line} ${classes.linked}`}>
      <span className={classes.words}>
        <Saying phrase="thread.later" values={{ title: linked.title }} />
      </span>
      <Show linked={linked} isStaff={isStaff} />
    </p>
  );
}

function EarlierWords({ linked, isStaff }: LinkedRowProps) {
  if (!linked.closedAt) return <Saying phrase="thread.earlierOpen" values={{ title: linked.title }} />;
  const values = { title: linked.title, day: dayWithin(linked.closedAt), count: linked.messages };
  return <Saying phrase={isStaff ? 'thread.earlier' : 'thread.earlierShort'} values={values} />;
}

function Show({ linked, isStaff }: LinkedRowProps) {
  return (
    <Link to={threadPath(linked.id, isStaff)} aria-label={`${say('thread.show')}: ${linked.title}`}>
      {say('thread.show')}
    </Link>
  );
}
