import type { LinkedThreadFieldsFragment } from '../../data/generated.ts';
import type { Unsent } from '../../data/outbox.ts';
import { authorKey, type EntryView, type LineView, type MessageView, type NoteView, type ThreadView } from './entry.ts';
import { sideOf, type Side } from './side.ts';
import { type SpinePiece, spineOf, type Stretch } from './spine.ts';
import type { ReadMark } from './use-reads.ts';

/** One row of the list, oldest first. `key` stays the same from the tap on Send until for ever. */
export type Row = { key: string; spine: SpinePiece } & (
  | { kind: 'before' }
  | { kind: 'earlier'; linked: LinkedThreadFieldsFragment }
  | { kind: 'day'; at: string }
  | { kind: 'new'; count: number; since: string; more: boolean }
  | { kind: 'message'; entry: MessageView; own: boolean; side: Side; head: boolean; tail: boolean; receipt: Receipt | null; fresh: boolean }
  | { kind: 'note'; entry: NoteView; pinned: boolean }
  | { kind: 'line'; entry: LineView }
  | { kind: 'outgoing'; item: Unsent; side: Side; head: boolean }
  | { kind: 'sent-to' }
  | { kind: 'typing'; names: string; note: boolean }
);

/** What is told under a message of one's own side: the newest that was read, with the time if it is known, and the newest of all. */
export type Receipt = { kind: 'sent' } | { kind: 'read'; at: string | null; by: string };

/** What the rows are made of. */
export interface RowsInput {
  entries: readonly EntryView[];
  outgoing: readonly Unsent[];
  thread: ThreadView;
  viewer: { id: string; isStaff: boolean };
  /** The first page is here: the earlier thread may be named above it. */
  complete: boolean;
  reads: readonly ReadMark[];
  /** What was unread when the thread was opened: messages of others after `after`, up to `upTo`. */
  unread: { after: number; upTo: number } | null;
  /** Messages of others after this seq came while the viewer was writing. */
  freshAfter: number | null;
  pinnedNoteId: string | null;
  /** Who is writing at this moment. */
  typing: readonly { name: string; note: boolean }[];
}

/** The list as it is drawn: days, groups within five minutes, where one stopped reading, and what is still on its way. */
export function rowsOf(input: RowsInput): Row[] {
  const { viewer, thread } = input;
  const entries = input.entries.filter((entry) => !isOwnStart(entry, viewer));
  const spine = spineOf(entries, thread, viewer.id);
  const receipts = receiptsOf(entries, input);
  const rows: Row[] = [];
  if (input.complete && thread.client && entries.length > 0) rows.push({ kind: 'before', key: 'before', spine: none });
  if (input.complete && thread.earlier) rows.push({ kind: 'earlier', key: 'earlier', linked: thread.earlier, spine: ended });

  const stopped = firstUnread(entries, input);
  entries.forEach((entry, place) => {
    const piece = spine[place] ?? none;
    const before = entries[place - 1];
    if (!before || dayOf(before.at) !== dayOf(entry.at)) rows.push({ kind: 'day', key: `day:${dayOf(entry.at)}`, at: entry.at, spine: through(before ? piece.above : 'none') });
    if (stopped && entry === stopped.first) rows.push({ kind: 'new', key: 'new', count: stopped.count, since: entry.at, more: stopped.more, spine: through(piece.above) });
    rows.push(rowOf(entry, before, entries[place + 1], piece, receipts, input));
  });
  const below = spine.at(-1)?.below ?? 'none';
  return [...rows, ...outgoingRows(input, below, entries.at(-1)), ...closingRows(input, below)];
}

const groupMs = 5 * 60_000;
const none: SpinePiece = { above: 'none', below: 'none' };
const ended: SpinePiece = { above: 'ended', below: 'ended', node: 'closed' };

function rowOf(
  entry: EntryView,
  before: EntryView | undefined,
  after: EntryView | undefined,
  spine: SpinePiece,
  receipts: ReadonlyMap<string, Receipt>,
  { viewer, thread, freshAfter, pinnedNoteId }: RowsInput,
): Row {
  if (entry.__typename === 'Line' || entry.__typename === 'StaffLine') return { kind: 'line', key: entry.id, entry, spine };
  if (entry.__typename === 'Note') return { kind: 'note', key: `n:${entry.clientNoteId ?? entry.id}`, entry, spine, pinned: entry.id === pinnedNoteId };
  const own = entry.author.person?.id === viewer.id;
  return {
    kind: 'message',
    key: `m:${entry.clientMessageId ?? entry.id}`,
    entry,
    spine,
    own,
    side: sideOf(entry.author, thread, viewer),
    head: !continues(before, entry),
    tail: !after || !continues(entry, after),
    receipt: receipts.get(entry.id) ?? null,
    fresh: freshAfter !== null && !own && !entry.automatic && entry.seq > freshAfter,
  };
}

/** Whether `entry` goes on in the group of `before`: same author, same day, within five minutes, nothing between. */
function continues(before: EntryView | undefined, entry: EntryView): boolean {
  if (before?.__typename !== 'Message' || entry.__typename !== 'Message') return false;
  return authorKey(before) === authorKey(entry) && isNear(before.at, entry.at);
}

function isNear(one: string, other: string): boolean {
  return dayOf(one) === dayOf(other) && Math.abs(Date.parse(other) - Date.parse(one)) <= groupMs;
}

/** What was accepted already is not drawn a second time while its answer is on the way. Notes and messages keep their order. */
function outgoingRows({ entries, outgoing, viewer }: RowsInput, below: Stretch, last: EntryView | undefined): Row[] {
  const stored = new Set(entries.flatMap((entry) => ('clientMessageId' in entry ? [entry.clientMessageId] : 'clientNoteId' in entry ? [entry.clientNoteId] : [])));
  const waiting = outgoing.filter((item) => !item.comesBack && !stored.has(item.clientMessageId));
  return waiting.map((item, place) => {
    const before = place === 0 ? lastOwn(last, viewer.id) : waiting[place - 1];
    const head = !before || before.note !== item.note || !isNear(before.at, item.at);
    return { kind: 'outgoing', key: `${item.note ? 'n' : 'm'}:${item.clientMessageId}`, item, side: 'end', head, spine: through(below) };
  });
}

/** What stands below everything: that a client's words have arrived while nobody has picked up, and who is writing. */
function closingRows({ thread, viewer, typing }: RowsInput, below: Stretch): Row[] {
  const rows: Row[] = [];
  if (!viewer.isStaff && thread.team && thread.state === 'QUEUED') rows.push({ kind: 'sent-to', key: 'sent-to', spine: none });
  for (const note of [false, true]) {
    const names = typing.filter((signal) => signal.note === note).map(({ name }) => name);
    if (names.length > 0) rows.push({ kind: 'typing', key: `typing:${note}`, names: names.join(', '), note, spine: through(below) });
  }
  return rows;
}

function lastOwn(last: EntryView | undefined, viewerId: string): { at: string; note: boolean } | undefined {
  return last?.__typename === 'Message' && last.author.person?.id === viewerId ? { at: last.at, note: false } : undefined;
}

/** A client knows that they began it. */
function isOwnStart(entry: EntryView, viewer: RowsInput['viewer']): boolean {
  return !viewer.isStaff && entry.__typename === 'Line' && entry.kind === 'STARTED' && entry.actor.person?.id === viewer.id;
}

function receiptsOf(entries: readonly EntryView[], { thread, viewer, reads }: RowsInput): Map<string, Receipt> {
  const ours = entries.filter((entry) => entry.__typename === 'Message').filter((message) => !message.automatic && sideOf(message.author, thread, viewer) === 'end');
  const receipts = new Map<string, Receipt>();
  const read = ours.findLast(({ seq }) => seq <= (reads.at(-1)?.upTo ?? 0));
  const newest = ours.at(-1);
  if (newest && newest !== read) receipts.set(newest.id, { kind: 'sent' });
  if (read) receipts.set(read.id, { kind: 'read', at: reads.find(({ upTo }) => upTo >= read.seq)?.at ?? null, by: readersOf(read, thread) });
  return receipts;
}

/** Who has read it, by the names that the viewer knows them by. */
function readersOf({ seq }: MessageView, { readers }: ThreadView): string {
  return readers.flatMap((each) => (each.seq >= seq ? [(each.who.person ?? each.who.team)?.shortName ?? ''] : [])).join(', ');
}

/** The first that was not read, and how many there are. `more`: some of them stand on pages that are not here yet. */
function firstUnread(entries: readonly EntryView[], { unread, viewer, complete }: RowsInput): { first: MessageView; count: number; more: boolean } | null {
  if (!unread) return null;
  const missed = entries
    .filter((entry) => entry.__typename === 'Message')
    .filter(({ seq, author, automatic }) => !automatic && seq > unread.after && seq <= unread.upTo && author.person?.id !== viewer.id);
  const [first] = missed;
  const [oldest] = entries;
  if (!first || !oldest) return null;
  return { first, count: missed.length, more: !complete && ('seq' in oldest ? oldest.seq : oldest.afterSeq + 1) > unread.after + 1 };
}

function through(stretch: Stretch): SpinePiece {
  return { above: stretch, below: stretch };
}

/** The reader's own day. */
function dayOf(at: string): string {
  return new Date(at).toDateString();
}
