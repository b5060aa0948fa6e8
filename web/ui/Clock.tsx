import { IconPlayerPause } from '@tabler/icons-react';
import classes from './Clock.module.css';
import { say } from './say.ts';
import { type WaitingClock, waitAt } from './wait.ts';
import { nearTime, spanOf, useNow } from './when.ts';

interface ClockProps {
  /** How the wait is counted. */
  of: WaitingClock;
  /** Neither late nor over is told: a clock that only counts. */
  tone?: 'wait' | 'plain';
}

const phrases = { within: 'plain.waiting', late: 'plain.waitingLate', over: 'plain.waitingOver' } as const;

/**
 * A running clock, which stands while the team is closed and says so. It is not live for screen readers: whoever asks hears
 * it in words.
 */
export function Clock({ of: clock, tone = 'wait' }: ClockProps) {
  const now = useNow(1000);
  const { level, counted, standsUntil } = waitAt(clock, now);
  const { short, words } = spanOf(counted);
  const shown = tone === 'wait' ? level : 'within';
  const stands = standsUntil === undefined ? '' : standsUntil === null ? say('plain.clockStands') : say('plain.clockStandsUntil', { time: nearTime(standsUntil, now) });
  return (
    <time className={classes.clock} data-level={shown} dateTime={clock.since} title={stands || undefined} aria-label={say(phrases[shown], { time: words }) + stands} role="timer" aria-live="off">
      {stands !== '' && <IconPlayerPause size={11} stroke={2} aria-hidden />}
      {short}
    </time>
  );
}
