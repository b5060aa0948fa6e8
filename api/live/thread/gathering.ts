import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PartyView } from '../../domain/accounts/find.ts';
import type { Ring, Who } from '../../domain/call.ts';
import { notFound, unauthenticated } from '../../domain/errors.ts';
import type { News, Numbers } from '../../domain/threads/news.ts';
import type { Lane } from '../feed.ts';
import type { PresenceBook } from '../presence.ts';
import type { Heard, Listener } from './listener.ts';
import { lookingIn } from './looking.ts';
import type { Reading } from './reading.ts';
import { Recent } from './recent.ts';
import { typingIn } from './typing.ts';
import { isJudged, keepVerdict, keyOf, type Viewer, viewerOf } from './viewer.ts';

/** Milliseconds for which listeners are told one after the other before anything else gets its turn: an answer, a ping, the next send. */
const SLICE = 2;
/** Signals kept; older ones are dropped, which is what lossy means. */
const SIGNALS = 20;
/** Milliseconds after which a reading that failed is tried again, and how often before everybody is told. */
const AGAIN_IN = 500;
const TRIES = 4;

/**
 * Everybody on this server who listens to one thread. What is new is read once for all of them; each is told only if they
 * were judged at exactly the numbers that stood beside it, and whoever was not is judged anew first, all of them in one
 * statement. So nothing that was written after a removal reaches whoever was removed.
 */
export class Gathering {
  readonly #viewers = new Map<string, Viewer>();
  readonly #listeners = new Set<Listener>();
  readonly #reading: Reading;
  readonly #recent = new Recent();
  #signals: Ring[] = [];
  #rang = false;
  #busy = false;

  constructor(readonly threadId: string, reading: Reading, readonly presence: PresenceBook) {
    this.#reading = reading;
  }

  get reading(): Reading {
    return this.#reading;
  }

  /** How far everything was read, for whoever reads by themselves: later than this, they have all of it. */
  get head(): Numbers | null {
    return this.#recent.isBegun ? this.#recent.head : null;
  }

  get isEmpty(): boolean {
    return this.#viewers.size === 0;
  }

  /** Somebody comes to listen. Their streams share one verdict. */
  enter(who: Who): Viewer {
    const viewer = this.#viewers.get(keyOf(who)) ?? viewerOf(who, this.threadId);
    viewer.streams += 1;
    this.#viewers.set(viewer.key, viewer);
    return viewer;
  }

  leave(viewer: Viewer): void {
    viewer.streams -= 1;
    if (viewer.streams === 0) this.#viewers.delete(viewer.key);
  }

  /** From now on it is told what is new; what came since it last read by itself, in a moment. */
  add(listener: Listener): void {
    this.#listeners.add(listener);
    this.wake();
  }

  remove(listener: Listener): void {
    this.#listeners.delete(listener);
  }

  ring(ring: Ring): void {
    if (ring.on !== 'typing' && ring.on !== 'read' && ring.on !== 'looking') return this.wake();
    if (![...this.#listeners].some(({ hearsSignals }) => hearsSignals)) return;
    this.#signals = [...this.#signals, ring].slice(-SIGNALS);
    this.wake();
  }

  /** Something may be new. What rings while this works makes it look once more. */
  wake(): void {
    this.#rang = true;
    if (this.#busy) return;
    this.#busy = true;
    // What one deed rings, it rings in one go: one look for all of it.
    queueMicrotask(() => void this.#work());
  }

  async #work(): Promise<void> {
    for (let failed = 0; this.#rang && this.#listeners.size > 0; ) {
      this.#rang = false;
      try {
        await this.#turn();
        failed = 0;
      } catch (error) {
        failed += 1;
        this.#rang = true;
        if (failed === TRIES) this.#failAll(error);
        else await new Promise((resolve) => setTimeout(resolve, AGAIN_IN));
      }
    }
    this.#busy = false;
    if (this.#rang && this.#listeners.size > 0) this.wake();
  }

  async #turn(): Promise<void> {
    const signals = this.#signals;
    this.#signals = [];
    const news = await this.#reading.news({ threadId: this.threadId, after: this.#recent.head });
    if (news === null) return this.#failAll(notFound());
    if (this.#recent.take(news)) this.#rang = true;
    await this.#judge(news);
    const typing = typingIn(signals, this.threadId, news);
    const looking = lookingIn(signals, this.threadId, this.presence);
    await this.#prepare([...this.#recent.told, ...typing, ...looking]);
    const marks = signals.some(({ on }) => on === 'read') ? await this.#reading.marks(this.threadId) : null;
    await this.#tell({ news, recent: this.#recent.told, floor: this.#recent.floor, head: this.#recent.head, typing, looking, marks });
    this.#recent.forget(this.#rang);
  }

  /** Whoever was judged at other numbers, or not at all. Where the numbers have moved on meanwhile, the next turn reads anew. */
  async #judge(news: News): Promise<void> {
    const asked = performance.now();
    const stale = [...new Set([...this.#listeners].map(({ viewer }) => viewer))].filter((viewer) => !isJudged(viewer, news, asked));
    await Promise.all(stale.map(async (viewer) => {
      const verdict = await this.#reading.judge(viewer);
      if (verdict) return keepVerdict(viewer, verdict, asked);
      for (const listener of this.#listeners) if (listener.viewer === viewer) listener.fail(unauthenticated());
    }));
    if (stale.some((viewer) => !isJudged(viewer, news, performance.now()))) this.#rang = true;
  }

  async #prepare(events: readonly { client: object | null; staff: object; named?: readonly PartyView[] }[]): Promise<void> {
    if (events.length === 0) return;
    const lanes = new Set<Lane<object>>();
    for (const { lane } of this.#listeners) if (lane) lanes.add(lane);
    await Promise.all([...lanes].flatMap((lane) => events.map(async ({ client, staff, named }) => {
      const event = lane.side === 'CLIENT' ? client : staff;
      if (event !== null) await lane.prepare(event, named ?? []);
    })));
  }

  async #tell(heard: Heard): Promise<void> {
    let began = performance.now();
    for (const listener of [...this.#listeners]) {
      if (performance.now() - began > SLICE) {
        await nextTurn();
        began = performance.now();
      }
      if (this.#listeners.has(listener) && isJudged(listener.viewer, heard.news, performance.now())) listener.hear(heard);
    }
  }

  #failAll(error: unknown): void {
    for (const listener of [...this.#listeners]) listener.fail(error);
  }
}
