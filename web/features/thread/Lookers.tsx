import { IconEye } from '@tabler/icons-react';
import { useLookers } from '../../data/signals.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { say } from '../../ui/say.ts';
import classes from './LineBar.module.css';

/** At most so many faces; the words name everybody. */
const FACES = 3;

/** Who else of the staff has this thread before them. A client is told nothing of it. */
export function Lookers({ threadId, viewerId }: { threadId: string; viewerId: string }) {
  const lookers = useLookers(threadId, viewerId);
  if (lookers.length === 0) return null;
  const words = say('thread.areLooking', { names: lookers.map(({ shortName }) => shortName).join(', ') });
  return (
    <span className={classes.lookers} title={words}>
      <span className="sb-unseen">{words}</span>
      <IconEye size={18} stroke={1.75} aria-hidden />
      {lookers.slice(0, FACES).map((looker) => (
        <Avatar key={looker.id} of={looker} size={20} />
      ))}
    </span>
  );
}
