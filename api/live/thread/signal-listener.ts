import type { Who } from '../../domain/call.ts';
import { notFound, unauthenticated } from '../../domain/errors.ts';
import { readersFor } from '../../domain/threads/read-marks.ts';
import type { SignalView, ThreadView } from '../../domain/threads/views.ts';
import type { Lane, Side, Sink } from '../feed.ts';
import type { Gathering } from './gathering.ts';
import type { Heard, Listener } from './listener.ts';
import { lookingAt } from './looking.ts';
import { isLive, readableSeq, type Viewer } from './viewer.ts';

/**
 * Typing and reading in one thread, for one listener. It hears the gathering's every turn, so whoever may hear no more
 * does not wait for somebody to type until their stream ends.
 */
export class SignalListener implements Listener {
  readonly viewer: Viewer;
  readonly hearsSignals = true;
  readonly #gathering: Gathering;
  readonly #sink: Sink<SignalView>;
  readonly #onGone: () => void;
  #me = '';
  #kind: Side = 'CLIENT';
  #lane: Lane<SignalView> | null = null;
  /** Who has read how far, as they were last told. */
  #told = '[]';
  #gone = false;

  constructor(gathering: Gathering, sink: Sink<SignalView>, { who, onGone }: { who: Who; onGone: () => void }) {
    this.#gathering = gathering;
    this.#sink = sink;
    this.#onGone = onGone;
    this.viewer = gathering.enter(who);
    this.#arrive().catch((error: unknown) => this.fail(error));
  }

  get lane() {
    return this.#lane;
  }

  hear({ news, typing, looking, marks }: Heard): void {
    if (!isLive(this.viewer) && (news.state !== 'CLOSED' || readableSeq(this.viewer, 0) === 0)) return this.#end();
    // Lossy: whoever is slow misses some.
    if (!this.#sink.isFree()) return;
    for (const each of typing) {
      const signal = this.#kind === 'CLIENT' ? each.client : each.staff;
      if (signal !== null && each.accountId !== this.#me && isLive(this.viewer)) this.#sink.tell(signal, true);
    }
    if (this.#kind === 'STAFF' && isLive(this.viewer)) for (const { staff } of looking) this.#sink.tell(staff, true);
    if (marks === null) return;
    const { clientId, teamId } = news;
    const readers = readersFor(marks, { me: this.#me, kind: this.#kind, clientId, teamId, readable: readableSeq(this.viewer, news.newest.seq) });
    if (JSON.stringify(readers) === this.#told) return;
    this.#told = JSON.stringify(readers);
    this.#sink.tell({ is: 'ReadSignal', threadId: this.#gathering.threadId, readByOthersUpTo: readers[0]?.seq ?? 0, readers }, false);
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

  #end(): void {
    if (this.leave()) this.#sink.end();
  }

  async #arrive(): Promise<void> {
    const { me, kind, thread } = await this.#gathering.reading.see(this.viewer);
    if (me === null || kind === null) throw unauthenticated();
    if (!isAudible(thread)) throw notFound();
    if (this.#gone) return;
    this.#me = me;
    this.#kind = kind;
    this.#lane = this.#sink.laneOf(kind);
    this.#told = JSON.stringify(thread.readers);
    // Whoever is there already will say so again only in a while.
    const { threadId, presence } = this.#gathering;
    if (kind === 'STAFF' && thread.live && presence.of(threadId).lookers.length > 0) this.#sink.tell(lookingAt(threadId, presence), false);
    this.#gathering.add(this);
  }
}

/** As long as they hear what is new in it; after a closing, for its undo. */
function isAudible(thread: ThreadView | null): thread is ThreadView {
  return thread !== null && (thread.live || thread.state === 'CLOSED');
}
