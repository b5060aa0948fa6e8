import classes from './Clock.module.css';
import { say } from './say.ts';
import { waitSince } from './wait.ts';
import { useNow, waited } from './when.ts';

interface ClockProps {
  /** Since when somebody waits. */
  since: string;
  /** Neither late nor over is told: a clock that only counts. */
  tone?: 'wait' | 'plain';
}

const phrases = { within: 'plain.waiting', late: 'plain.waitingLate', over: 'plain.waitingOver' } as const;

/** A running clock. It is not live for screen readers: whoever asks hears it in words. */
export function Clock({ since, tone = 'wait' }: ClockProps) {
  const now = useNow(1000);
  const { short, words } = waited(since, now);
  const { level } = waitSince(since, now);
  const shown = tone === 'wait' ? level : 'within';
  return (
    <time className={classes.clock} data-level={shown} dateTime={since} aria-label={say(phrases[shown], { time: words })} role="timer" aria-live="off">
      {short}
    </time>
  );
}
