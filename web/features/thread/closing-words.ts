import { say } from '../../ui/say.ts';
import { clockTime, dayLabel } from '../../ui/when.ts';
import type { ThreadView } from './entry.ts';

/** A time of day, with its day where that is not today. */
export function dayAndTime(iso: string, now = Date.now()): string {
  const time = clockTime(iso);
  if (new Date(iso).toDateString() === new Date(now).toDateString()) return time;
  return say('thread.dayAndTime', { day: dayLabel(iso, now), time });
}

/** Beside "Closed": by whom, for which team, when. */
export function closedWords(thread: Pick<ThreadView, 'closedAt' | 'closedBy' | 'closeKind' | 'team'>, viewerId: string, now = Date.now()): string {
  const { closedAt, closedBy, closeKind, team } = thread;
  const time = closedAt ? dayAndTime(closedAt, now) : '';
  if (!closedBy) return say('thread.bar.closedAt', { time });
  const values = { name: closedBy.shortName, team: team?.shortName ?? '', time };
  if (closedBy.id === viewerId) return say(team ? 'thread.bar.closedByYouFor' : 'thread.bar.closedByYou', values);
  if (closeKind === 'CLIENT_LEFT' || closeKind === 'LAST_LEFT') return say('thread.bar.clientLeft', values);
  return say(team && closeKind === 'REMOVED_ALL' ? 'thread.bar.closedByFor' : 'thread.bar.closedBy', values);
}

/** Whole seconds until `until`, from 60 down to 0. A clock of the device that is wrong never promises more. */
export function secondsLeft(until: string, now: number): number {
  return Math.min(60, Math.max(0, Math.ceil((Date.parse(until) - now) / 1000)));
}
