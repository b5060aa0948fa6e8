import { part } from '../../ui/part.tsx';
import { SkeletonCards } from '../../ui/Skeleton.tsx';
import classes from './Pane.module.css';
import { QueuesList } from './QueuesList.tsx';
import { useDeskFilter } from './use-desk-filter.ts';

/** What is not on everybody's desk at once is asked for, by a list that comes with the first filter. */
const FoundList = part(() => import('./FoundList.tsx').then((part) => part.FoundList), { waiting: <div className={classes.loading}><SkeletonCards /></div> });

/** The queues as the filter says: those on the desk, or what the server finds. */
export function Queues() {
  const [{ show, team }] = useDeskFilter();
  const name = `${show} ${team ?? ''}`;
  if (show === 'everything' || show === 'waiting') return <QueuesList key={name} filter={{ show, team }} />;
  return <FoundList key={name} show={show} team={team} />;
}
