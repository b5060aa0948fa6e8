import { type Door, SIDE_DOOR } from '../../domain/call.ts';
import { changesAfter, entriesAfter } from '../../domain/threads/entries.ts';
import { judge, type Verdict } from '../../domain/threads/judge.ts';
import { type News, type NewsAsked, newsOf, type Numbers } from '../../domain/threads/news.ts';
import { type ReadMarks, readMarks } from '../../domain/threads/read-marks.ts';
import { type Look, type Seen, seeThreads } from '../../domain/threads/see.ts';
import type { EntryView, MessageView, NoteView } from '../../domain/threads/entry-views.ts';
import { together } from '../../domain/together.ts';
import { callOver, type Wire } from '../../domain/wire.ts';

/** What those who listen read of the database: for nobody in particular, and, many at once, for each of them. */
export interface Reading {
  /** At most a page of what is newer: see `PAGE`. */
  news(asked: NewsAsked): Promise<News | null>;
  marks(threadId: string): Promise<ReadMarks>;
  judge(look: Look): Promise<Verdict | null>;
  see(look: Look): Promise<Seen>;
  /** The same for those whose stream may end: they do not wait behind all who go on. */
  seeLast(look: Look): Promise<Seen>;
  after(look: Look, after: Numbers, limit: number): Promise<EntryView[]>;
  /** What says something else since: see `changesAfter`. */
  changesAfter(look: Look, after: Numbers, limit: number): Promise<(MessageView | NoteView)[]>;
}

/** Entries of one thread that are read at once. */
export const PAGE = 100;
/** Threads whose news are read in one statement: many at once where everybody looks, as when rights have changed. */
const THREADS = 100;
/** So many are judged, or look at their thread, in one statement. */
const JUDGED = 500;
const SEEN = 100;

/**
 * `wire`: news are asked for over it, since they are what everybody waits for who listens. There they are planned once; among
 * others Postgres takes them for worth planning anew, which takes twice as long as finding them. Without it they go as all else.
 */
export function createReading(door: Door, wire: Wire | null): Reading {
  const ordinary = (asked: NewsAsked[]) => door.lookOpen(SIDE_DOOR, (call) => newsOf(call, asked, PAGE));
  const news = (asked: NewsAsked[]) => (wire?.isOpen() ? newsOf(callOver(wire), asked, PAGE).catch(() => ordinary(asked)) : ordinary(asked));
  const see = (looks: Look[]) => door.lookOpen(SIDE_DOOR, (call) => seeThreads(call, looks));
  return {
    news: together<NewsAsked, News | null>(THREADS, news),
    marks: (threadId) => door.lookOpen(SIDE_DOOR, (call) => readMarks(call, threadId)),
    judge: together<Look, Verdict | null>(JUDGED, (looks) => door.lookOpen(SIDE_DOOR, (call) => judge(call, looks))),
    see: together<Look, Seen>(SEEN, see),
    seeLast: together<Look, Seen>(SEEN, see),
    after: (look, after, limit) => door.lookOpen(SIDE_DOOR, (call) => entriesAfter(call, look, after, limit)),
    changesAfter: (look, after, limit) => door.lookOpen(SIDE_DOOR, (call) => changesAfter(call, look, after, limit)),
  };
}
