import type { ReactNode } from 'react';
import classes from './Presence.module.css';

/** How far somebody can be reached. */
export type PresenceState = 'AVAILABLE' | 'BUSY' | 'AWAY';

/** A face with a mark of how far its person can be reached. The words for it stand beside it: the mark is only seen. */
export function Presence({ state, children }: { state: PresenceState; children: ReactNode }) {
  return (
    <span className={classes.presence} data-state={state}>
      {children}
    </span>
  );
}

/** The mark alone, before its word. */
export function PresenceDot({ state }: { state: PresenceState }) {
  return <span className={`${classes.presence} ${classes.dot}`} data-state={state} aria-hidden />;
}
