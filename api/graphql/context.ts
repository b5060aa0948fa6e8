import type { Browser, OpenedSession } from '../domain/access/session.ts';
import type { Call, Door, From, OpenCall, Who } from '../domain/call.ts';
import { unauthenticated } from '../domain/errors.ts';
import type { Outside } from '../domain/outside.ts';
import type { Live } from '../live/live.ts';
import { type Loaders, createLoaders } from './loaders.ts';

/** The way to change the caller's cookies. Only HTTP has one: what a socket answers carries none. */
export interface CookieJar {
  keep(opened: OpenedSession): void;
  drop(): void;
}

/** Who asks, from where, and with what in hand. */
export interface Asking {
  readonly who: Who | null;
  readonly from: From;
  readonly browser: Browser;
  readonly cookies: CookieJar | null;
}

/** What main hands in, once. */
export interface House {
  readonly door: Door;
  readonly live: Live;
  readonly outside: Outside;
}

/** One operation. */
export interface Context extends Asking, House {
  /** Accounts, cards and threads, each read once an operation; once an event, in a subscription. */
  readonly loaders: Loaders;
  /** Writes as whoever asks. */
  act<T>(deed: (call: Call) => Promise<T>): Promise<T>;
  /** Reads as whoever asks. */
  look<T>(question: (call: Call) => Promise<T>): Promise<T>;
  /** Writes where nobody need be signed in. */
  actOpen<T>(deed: (call: OpenCall) => Promise<T>): Promise<T>;
  /** Reads where nobody need be signed in. */
  lookOpen<T>(question: (call: OpenCall) => Promise<T>): Promise<T>;
  /** From here on somebody else asks: who has just signed in reads the rest of the answer. */
  become(who: Who): void;
}

/** Everything reads `now.who` and not the context's own: Apollo works on a copy of what it is given. */
export function createContext(house: House, asking: Asking): Context {
  const { from } = asking;
  const now = { who: asking.who };
  const doors = {
    act: async <T>(deed: (call: Call) => Promise<T>) => house.door.act(signedIn(now), from, deed),
    look: async <T>(question: (call: Call) => Promise<T>) => house.door.look(signedIn(now), from, question),
    actOpen: <T>(deed: (call: OpenCall) => Promise<T>) => house.door.actOpen(from, deed),
    lookOpen: <T>(question: (call: OpenCall) => Promise<T>) => house.door.lookOpen(from, question),
    become: (who: Who) => void (now.who = who),
  };
  return { ...house, ...asking, ...doors, loaders: createLoaders(doors) };
}

/** The same operation with nothing read yet. */
export function afresh(context: Context): Context {
  return { ...context, loaders: createLoaders(context) };
}

/** Whoever asks, where somebody must be signed in. */
export function signedIn({ who }: Pick<Context, 'who'>): Who {
  if (who === null) throw unauthenticated();
  return who;
}
