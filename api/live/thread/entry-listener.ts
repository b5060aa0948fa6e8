import type { Who } from '../../domain/call.ts';
import { badInput, forbidden, notFound, unauthenticated } from '../../domain/errors.ts';
import { changeOf, changeTo, further, type Numbers, numbersOf } from '../../domain/threads/news.ts';
import type { ThreadEventView, ThreadView } from '../../domain/threads/views.ts';
import type { Lane, Side, Sink } from '../feed.ts';
import type { Gathering } from './gathering.ts';
import { gistOf } from './gist.ts';
import type { Heard, Listener } from './listener.ts';
import { offersTo } from './offers.ts';
import { PAGE } from './reading.ts';
import { isLive, type Viewer } from './viewer.ts';

/**
 * What somebody has of a thread. `noteNo` null: they did not say, which means from the first. Of changes it means that
 * they ask for none that are made already: what they are told stands there as it is now.
 */
export interface Has {
  seq: number;
  noteNo: number | null;
  change: number | null;
  noteChange: number | null;
}

/**
 * One listener's stream of a thread: what is newer than the numbers they have, then everything that follows, each entry
 * once and in order, and what was changed of those that they have, at least as it is in the end. It enters the gathering before it reads, so nothing falls between; where it has less than the
 * gathering keeps, it reads by itself until it has caught up.
 */
export class EntryListener implements Listener {
  readonly viewer: Viewer;
  readonly hearsSignals = false;
  readonly #gathering: Gathering;
  readonly #sink: Sink<ThreadEventView>;
  readonly #onGone: () => void;
  #me = '';
  #kind: Side = 'CLIENT';
  #lane: Lane<ThreadEventView> | null = null;
  #has: Numbers;
  /** It reads by itself, or waits until its sink is free again. */
  #away = true;
  /** How far the thread had come when it was last looked at. */
  #known: Numbers = { seq: 0, noteNo: 0, change: 0, noteChange: 0 };
  /** The thread as it was last told, and at which numbers it last looked whether that still holds. */
  #told = '';
  #lookedAt = '';
  #reading: Promise<void> | null = null;
  #gone = false;

  constructor(gathering: Gathering, sink: Sink<ThreadEventView>, { who, has, onGone }: { who: Who; has: Has; onGone: () => void }) {
    this.#gathering = gathering;
    this.#sink = sink;
    this.#onGone = onGone;
    this.#has = { seq: has.seq, noteNo: has.noteNo ?? 0, change: has.change ?? 0, noteChange: has.noteChange ?? 0 };
    this.viewer = gathering.enter(who);
    this.#arrive(has).catch((error: unknown) => this.fail(error));
  }

  get lane() {
    return this.#lane;
  }

  hear({ news, recent, floor, head }: Heard): void {
    if (this.#away) return;
    if (!this.#sink.isFree()) return this.#waitForSink();
    if (this.#isBehind(floor)) return this.#catchUp();
    // One goes out as fast without being gathered first, and it is one that is told most of the time.
    if (recent.length === 1) this.#offer(recent);
    else if (recent.length > 1) this.#sink.atOnce(() => this.#offer(recent));
    if (this.#away) return;
    this.#moveTo({ ...this.#has, change: head.change, noteChange: head.noteChange });
    const at = `${news.rights} ${news.firm} ${this.#kind === 'CLIENT' ? news.look.client : news.look.staff}`;
    if (at === this.#lookedAt) return;
    this.#lookedAt = at;
    this.#look().catch((error: unknown) => this.fail(error));
  }

  fail(error: unknown): void {
    if (this.leave()) this.#sink.fail(error);
  }

  /** Says whether it was still there. */
  leave(): boolean {
    if (this.#gone) return false;
    this.#gone = true;
    this.#gathering.remove(this);
    this.#gathering.leave(this.viewer);
    this.#onGone();
    return true;
  }

  async #arrive(has: Has): Promise<void> {
    const { me, kind, thread } = await this.#gathering.reading.see(this.viewer);
    if (me === null || kind === null) throw unauthenticated();
    if (thread === null) throw notFound();
    if (kind === 'CLIENT' && (has.noteNo !== null || has.noteChange !== null)) throw forbidden('Notes are for staff.');
    if (Object.values(this.#has).some((number) => number < 0)) throw badInput('afterSeq', 'A number is never negative.');
    this.#me = me;
    this.#kind = kind;
    this.#lane = this.#sink.laneOf(kind);
    if (has.change === null) this.#has.change = thread.lastChange;
    if (has.noteChange === null) this.#has.noteChange = thread.lastNoteChange ?? 0;
    this.#known = knownOf(thread);
    if (this.#lacks(thread)) await this.#read();
    if (this.#gone) return;
    this.#tellThread(thread);
    this.#join();
  }

  #catchUp(): void {
    this.#away = true;
    this.#read().then(() => this.#join(), (error: unknown) => this.fail(error));
  }

  /** One reading at a time: two would tell everything twice. */
  #read(): Promise<void> {
    this.#reading ??= this.#readPages().finally(() => (this.#reading = null));
    return this.#reading;
  }

  /** Page by page, as fast as its sink takes them. What stands before where the gathering was when the last page was read, is read. */
  async #readPages(): Promise<void> {
    const { reading } = this.#gathering;
    for (;;) {
      await this.#untilFree();
      if (this.#gone) return;
      const head = this.#gathering.head;
      const had = this.#has;
      const entries = await reading.after(this.viewer, had, PAGE);
      if (this.#gone) return;
      for (const entry of entries) this.#tell(entry, numbersOf(entry), false);
      if (entries.length === PAGE) continue;
      await this.#readChanges(head ?? this.#known);
      if (head !== null) this.#moveTo(head);
      return;
    }
  }

  /** What was changed up to `upTo` of the entries that they have. Of those that were just read it may be told once more. */
  async #readChanges(upTo: Numbers): Promise<void> {
    while (!this.#gone && (this.#has.change < upTo.change || (this.#kind === 'STAFF' && this.#has.noteChange < upTo.noteChange))) {
      await this.#untilFree();
      const changes = await this.#gathering.reading.changesAfter(this.viewer, this.#has, PAGE);
      if (this.#gone) return;
      for (const entry of changes) this.#tell(changeTo(entry), changeOf(entry), false);
      if (changes.length < PAGE) return;
    }
  }

  async #untilFree(): Promise<void> {
    while (!this.#gone && !this.#sink.isFree()) await new Promise<void>((resolve) => this.#sink.onceFree(resolve));
  }

  #waitForSink(): void {
    this.#away = true;
    this.#sink.onceFree(() => this.#join());
  }

  #join(): void {
    if (this.#gone) return;
    this.#away = false;
    this.#gathering.add(this);
  }

  #isBehind(floor: Numbers): boolean {
    const { seq, noteNo, change, noteChange } = this.#has;
    return seq < floor.seq || change < floor.change || (this.#kind === 'STAFF' && (noteNo < floor.noteNo || noteChange < floor.noteChange));
  }

  #lacks(thread: ThreadView): boolean {
    const { seq, noteNo, change, noteChange } = this.#has;
    const known = knownOf(thread);
    return seq < known.seq || noteNo < known.noteNo || change < known.change || noteChange < known.noteChange;
  }

  #offer(told: Heard['recent']): void {
    const offers = offersTo({ viewer: this.viewer, me: this.#me, kind: this.#kind, has: this.#has }, told);
    if (offers === null) return this.#catchUp();
    for (const { view, numbers, alike } of offers) {
      if (view === null) this.#moveTo(numbers);
      else this.#tell(view, numbers, alike);
    }
  }

  #tell(view: ThreadEventView, numbers: Numbers, alike: boolean): void {
    this.#moveTo(numbers);
    this.#sink.tell(view, alike);
  }

  #moveTo(numbers: Numbers): void {
    this.#has = further(this.#has, numbers);
  }

  /** The thread may look different to them, or be theirs no longer. */
  async #look(): Promise<void> {
    const { see, seeLast } = this.#gathering.reading;
    const { me, thread } = await (isLive(this.viewer) ? see : seeLast)(this.viewer);
    if (this.#gone) return;
    if (me === null) throw unauthenticated();
    if (thread) this.#tellThread(thread);
    if (thread?.live || thread?.state === 'CLOSED') return;
    this.#away = true;
    // What was written just before is theirs still.
    if (thread && this.#lacks(thread)) await this.#read();
    this.#sink.tell({ is: 'ThreadAccessEnded', threadId: this.#gathering.threadId, readableUpTo: thread?.lastSeq ?? null }, false);
    if (this.leave()) this.#sink.end();
  }

  #tellThread(thread: ThreadView): void {
    const gist = gistOf(thread);
    if (gist === this.#told) return;
    this.#told = gist;
    this.#sink.tell({ is: 'ThreadChanged', thread }, false);
  }
}

function knownOf({ lastSeq, lastNoteNo, lastChange, lastNoteChange }: ThreadView): Numbers {
  return { seq: lastSeq, noteNo: lastNoteNo ?? 0, change: lastChange, noteChange: lastNoteChange ?? 0 };
}
