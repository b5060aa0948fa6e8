import { viewerParams, type Who } from '../../domain/call.ts';
import type { Verdict, Window } from '../../domain/threads/judge.ts';
import type { News, Numbers } from '../../domain/threads/news.ts';
import type { Look } from '../../domain/threads/see.ts';

/** Somebody who listens to one thread, on however many streams, and the newest verdict about what they may hear. */
export interface Viewer extends Look {
  /** Whose it is: one session, or an account by the side door. */
  readonly key: string;
  /** Streams that they listen on. */
  streams: number;
  verdict: Verdict | null;
  /** When their session ends by the clock, by this process's own: then the verdict counts no more. */
  until: number;
}

export function viewerOf(who: Who, threadId: string): Viewer {
  return { key: keyOf(who), viewer: viewerParams(who), threadId, streams: 0, verdict: null, until: 0 };
}

export function keyOf(who: Who): string {
  return 'session' in who ? who.session : `account ${who.account}`;
}

/** Keeps a verdict that was asked for at `asked`: the session lasts at most so long from then. */
export function keepVerdict(viewer: Viewer, verdict: Verdict, asked: number): void {
  viewer.verdict = verdict;
  viewer.until = verdict.lasts === null ? Number.POSITIVE_INFINITY : asked + verdict.lasts;
}

/** Whether the verdict was made at exactly the numbers that stand beside the news, and the session lasts. */
export function isJudged({ verdict, until }: Viewer, { rights, firm }: Pick<News, 'rights' | 'firm'>, now: number): boolean {
  return verdict !== null && verdict.rights === rights && verdict.firm === firm && now < until;
}

type Place = Pick<Numbers, 'seq' | 'noteNo'>;

/** Whether an entry lies within what they may read. */
export function mayHear({ verdict }: Viewer, place: Place): boolean {
  return (verdict?.windows ?? []).some((window) => isIn(window, place));
}

/** Whether it lies within what they hear the news of: what is changed elsewhere, they read as it was when they left. */
export function mayHearChanges({ verdict }: Viewer, place: Place): boolean {
  return (verdict?.windows ?? []).some((window) => window.toSeq === null && isIn(window, place));
}

function isIn(window: Window, { seq, noteNo }: Place): boolean {
  return noteNo === 0
    ? seq >= window.fromSeq && (window.toSeq === null || seq <= window.toSeq)
    : noteNo >= window.fromNote && (window.toNote === null || noteNo <= window.toNote);
}

/** Whether they hear what is new. */
export function isLive({ verdict }: Viewer): boolean {
  return (verdict?.windows ?? []).some(({ toSeq }) => toSeq === null);
}

/** Up to which seq they may read. */
export function readableSeq({ verdict }: Viewer, newest: number): number {
  return Math.max(0, ...(verdict?.windows ?? []).map(({ toSeq }) => toSeq ?? newest));
}
