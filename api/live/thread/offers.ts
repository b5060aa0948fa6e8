import { asChange, type EntryChange, type NewEntry, type Numbers } from '../../domain/threads/news.ts';
import type { ThreadEventView } from '../../domain/threads/views.ts';
import type { Side } from '../feed.ts';
import { mayHear, mayHearChanges, type Viewer } from './viewer.ts';

/** Somebody who is told what is new, and what they have. */
export interface Hearer {
  viewer: Viewer;
  me: string;
  kind: Side;
  has: Numbers;
}

/** What they are told next, and what they have with it. `view` null: it is not for them. */
export interface Offer {
  view: ThreadEventView | null;
  numbers: Numbers;
  /** All of their side are told the very same. */
  alike: boolean;
}

/**
 * What of the newest is new for somebody: entries in order, then changes in the order of changes, so that whoever is cut off
 * in between knows exactly what they have. Null: they have to read by themselves, since something was changed by now
 * that they read as it was when they left.
 */
export function offersTo(hearer: Hearer, told: readonly (NewEntry | EntryChange)[]): Offer[] | null {
  const { viewer, has } = hearer;
  const come = told.filter((each): each is NewEntry => each.is === 'entry' && isNew(each, has));
  if (come.some((each) => isChanged(each) && mayHear(viewer, each) && !mayHearChanges(viewer, each))) return null;
  const changed = told.filter((each) => !(each.is === 'entry' && isNew(each, has)) && (each.changed.change > has.change || each.changed.noteChange > has.noteChange));
  return [
    ...come.map((each) => offer(hearer, each, { seq: each.seq, noteNo: each.noteNo, change: 0, noteChange: 0 }, mayHear(viewer, each))),
    ...changed
      .sort((one, other) => one.changed.change - other.changed.change || one.changed.noteChange - other.changed.noteChange)
      .map((each) => offer(hearer, each.is === 'change' ? each : asChange(each), { seq: 0, noteNo: 0, ...each.changed }, hearsChange(viewer, each))),
  ];
}

function offer({ me, kind }: Hearer, each: NewEntry | EntryChange, numbers: Numbers, hears: boolean): Offer {
  const view = kind === 'CLIENT' ? each.client : each.staff;
  if (view === null || !hears) return { view: null, numbers, alike: false };
  return each.authorId === me ? { view: each.asOwn(me, kind), numbers, alike: false } : { view, numbers, alike: true };
}

function isNew({ seq, noteNo }: NewEntry, has: Numbers): boolean {
  return noteNo === 0 ? seq > has.seq : noteNo > has.noteNo;
}

function isChanged({ changed }: NewEntry): boolean {
  return changed.change > 0 || changed.noteChange > 0;
}

/** What was taken back is taken back for whoever could ever read it. */
function hearsChange(viewer: Viewer, each: NewEntry | EntryChange): boolean {
  return mayHearChanges(viewer, each) || (each.isDeleted && mayHear(viewer, each));
}
