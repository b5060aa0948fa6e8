import type { Feed, OpenFeed, Sink } from './feed.ts';

/** So many events wait for whoever iterates; what follows waits in the database. */
const KEPT = 100;

type Waiting<Event> = PromiseWithResolvers<IteratorResult<Event, void>>;

/** A feed turned into something to iterate over. `return` ends it at once, also while somebody waits for the next event. */
export class Turned<Event> implements Feed<Event>, Sink<Event> {
  readonly #open: OpenFeed<Event>;
  readonly #kept: Event[] = [];
  readonly #waiting: Waiting<Event>[] = [];
  #stop: (() => void) | null = null;
  #over: { error?: unknown } | null = null;
  #whenFree: (() => void) | null = null;

  constructor(open: OpenFeed<Event>) {
    this.#open = open;
  }

  pour(sink: Sink<Event>): () => void {
    return this.#open(sink);
  }

  async next(): Promise<IteratorResult<Event, void>> {
    if (this.#over === null) this.#stop ??= this.#open(this);
    const [event] = this.#kept.splice(0, 1);
    if (event !== undefined) {
      this.#callBack();
      return { value: event, done: false };
    }
    if (this.#over !== null) return this.#end(this.#over);
    const waiting: Waiting<Event> = Promise.withResolvers();
    this.#waiting.push(waiting);
    return waiting.promise;
  }

  async return(): Promise<IteratorResult<Event, void>> {
    this.#kept.length = 0;
    this.#finish({});
    this.#over = {};
    return { value: undefined, done: true };
  }

  async throw(error: unknown): Promise<IteratorResult<Event, void>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  laneOf(): null {
    return null;
  }

  isFree(): boolean {
    return this.#kept.length < KEPT;
  }

  onceFree(then: () => void): void {
    this.#whenFree = then;
  }

  tell(event: Event): void {
    if (this.#over !== null) return;
    const waiting = this.#waiting.shift();
    if (waiting) waiting.resolve({ value: event, done: false });
    else this.#kept.push(event);
  }

  atOnce(tell: () => void): void {
    tell();
  }

  end(): void {
    this.#finish({});
  }

  fail(error: unknown): void {
    this.#finish({ error });
  }

  #finish(over: { error?: unknown }): void {
    if (this.#over !== null) return;
    this.#over = over;
    this.#stop?.();
    const [first, ...others] = this.#waiting.splice(0);
    if (first) void this.#end(over).then(first.resolve, first.reject);
    for (const other of others) other.resolve({ value: undefined, done: true });
  }

  /** An error is told once; whoever asks again is at the end. */
  async #end(over: { error?: unknown }): Promise<IteratorResult<Event, void>> {
    this.#over = {};
    if ('error' in over) throw over.error;
    return { value: undefined, done: true };
  }

  #callBack(): void {
    const then = this.#whenFree;
    if (then === null || !this.isFree()) return;
    this.#whenFree = null;
    then();
  }
}
