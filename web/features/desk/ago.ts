import { say } from '../../ui/say.ts';

/** How long ago, short: "1 s ago", "4 min ago", "2 h ago". Never less than a second. */
export function ago(since: number, now: number): string {
  const seconds = Math.max(1, Math.round((now - since) / 1000));
  if (seconds < 60) return say('desk.secondsAgo', { count: seconds });
  if (seconds < 3600) return say('desk.minutesAgo', { count: Math.floor(seconds / 60) });
  return say('desk.hoursAgo', { count: Math.floor(seconds / 3600) });
}
