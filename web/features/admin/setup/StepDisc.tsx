import type { StepState } from './progress.ts';
import classes from './Setup.module.css';

/** A checked disc, a plug in its jack, or an open jack. The word for it stands with the title. */
export function StepDisc({ state }: { state: StepState }) {
  return (
    <svg className={classes.disc} data-state={state} viewBox="0 0 34 34" width={34} height={34} aria-hidden>
      {state === 'done' && (
        <>
          <circle className={classes.full} cx="17" cy="17" r="17" />
          <path className={classes.check} d="M10.5 17.5l4.4 4.4 8.6-9" />
        </>
      )}
      {state === 'now' && (
        <>
          <circle className={classes.ring} cx="17" cy="17" r="13" />
          <circle className={classes.full} cx="17" cy="17" r="7" />
        </>
      )}
      {state === 'later' && <circle className={classes.ring} cx="17" cy="17" r="12.5" />}
    </svg>
  );
}
