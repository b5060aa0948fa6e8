import { say } from '../../ui/say.ts';
import { Later, SkeletonLine } from '../../ui/Skeleton.tsx';
import { BackLink } from './BackLink.tsx';
import classes from './ThreadPane.module.css';

/** A thread to come: head, bar and a few messages at their places. What is here within 300 ms never shows it. */
export function ThreadSkeleton({ isStaff }: { isStaff: boolean }) {
  return (
    <section className={classes.pane} data-pane="thread" aria-busy aria-label={say('thread.entries')}>
      <div className={classes.skeletonHead}>
        <BackLink isStaff={isStaff} />
        <Later>
          <SkeletonLine width={40} />
        </Later>
      </div>
      <Later>
        <div className={classes.skeleton}>
          {[54, 38, 46].map((width, place) => (
            <div key={width} data-side={place % 2 ? 'end' : 'start'}>
              <SkeletonLine width={width} />
            </div>
          ))}
        </div>
      </Later>
    </section>
  );
}
