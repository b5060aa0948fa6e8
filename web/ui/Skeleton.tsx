import { type ReactNode, useEffect, useState } from 'react';
import classes from './Skeleton.module.css';

/** Cards to come, at their final heights: nothing jumps when they arrive. Shown after 300 ms. */
export function SkeletonCards({ count = 3 }: { count?: number }) {
  return (
    <Later>
      <div className={classes.cards} aria-hidden>
        {Array.from({ length: count }, (_, place) => (
          <div className={classes.card} key={place}>
            <span className={classes.face} />
            <span className={classes.lines}>
              <SkeletonLine width={38 + ((place * 17) % 12)} />
              <SkeletonLine width={56 - ((place * 11) % 14)} />
              <SkeletonLine width={68 + ((place * 7) % 10)} />
            </span>
          </div>
        ))}
      </div>
    </Later>
  );
}

/** One line to come; `width` in hundredths of what there is. */
export function SkeletonLine({ width }: { width: number }) {
  return <span className={classes.line} style={{ inlineSize: `${width}%` }} aria-hidden />;
}

/** What is ready within 300 ms never shows a skeleton at all. */
export function Later({ children, after = 300 }: { children: ReactNode; after?: number }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), after);
    return () => clearTimeout(timer);
  }, [after]);
  return due ? children : null;
}
