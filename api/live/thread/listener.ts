import type { EntryChange, NewEntry, News, Numbers } from '../../domain/threads/news.ts';
import type { ReadMarks } from '../../domain/threads/read-marks.ts';
import type { Lane } from '../feed.ts';
import type { Looking } from './looking.ts';
import type { Typing } from './typing.ts';
import type { Viewer } from './viewer.ts';

/** One stream of one thread. It is told only while the verdict about its viewer stands at exactly the numbers of the news. */
export interface Listener {
  readonly viewer: Viewer;
  readonly lane: Lane<object> | null;
  readonly hearsSignals: boolean;
  /** Something may be new for it. */
  hear(heard: Heard): void;
  fail(error: unknown): void;
}

/** What a gathering tells its listeners: what it has read, and the newest entries, for those who have not got them yet. */
export interface Heard {
  news: News;
  /** All after `floor` up to `head`: entries in order, changes in the order of changes. Whoever has less than `floor` reads for themselves. */
  recent: readonly (NewEntry | EntryChange)[];
  floor: Numbers;
  head: Numbers;
  /** Who typed meanwhile; nothing of it is kept. */
  typing: readonly Typing[];
  /** Who looks at it, where somebody has come or gone. */
  looking: readonly Looking[];
  /** How far it was read, where somebody has read on. */
  marks: ReadMarks | null;
}
