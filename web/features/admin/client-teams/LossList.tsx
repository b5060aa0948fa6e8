import { Later, SkeletonLine } from '../../../ui/Skeleton.tsx';
import { say } from '../../../ui/say.ts';
import classes from './Dialogs.module.css';
import { lossesOf, type Preview } from './losses.ts';

/** Who would no longer see whom, and what stays as it is. Read out when it is known. */
export function LossList({ preview, stays }: { preview: Preview | undefined; stays: string }) {
  if (!preview) {
    return (
      <div className={classes.toCome} aria-busy>
        <Later>
          <SkeletonLine width={72} />
        </Later>
      </div>
    );
  }
  const { sentences, beyond } = lossesOf(preview);
  return (
    <div role="status" className={classes.losses}>
      {sentences.length === 0 && <p>{say('admin-sight.loss.nobody')}</p>}
      {sentences.length === 1 && <p>{sentences[0]}</p>}
      {beyond && <p>{say('admin-sight.loss.connections', { count: beyond.count })}</p>}
      {sentences.length > 1 && (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {beyond && <li>{say('admin-sight.loss.more', { count: beyond.more })}</li>}
        </ul>
      )}
      {sentences.length > 0 && <p className={classes.quiet}>{stays}</p>}
    </div>
  );
}
