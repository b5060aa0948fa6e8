import type { Browser, OpenedSession } from '../domain/access/session.ts';
import { type Call, type Door, type From, type Known, type OpenCall, SIDE_DOOR, type ViewerCall, type Who } from '../domain/call.ts';
import { unauthenticated } from '../domain/errors.ts';
import type { SendMessage, SendMessageOutcome } from '../domain/messages/send.ts';
import type { Sending } from '../domain/messages/sending.ts';
import type { Outside } from '../domain/outside.ts';
import type { Live } from '../live/live.ts';
import { createLoaders, createNames, type Loaders, type Names } from './loaders.ts';

/** The way to change the caller's cookies. Only HTTP has one: what a socket answers carries none. */
export interface CookieJar {
  keep(opened: OpenedSession): void;
  /** The same session under a new token. */
  renew(sessionToken: string): void;
  /** Takes the session's, and has the browser clear what else it has of whoever was here. */
  drop(clear: 'cache' | 'cache and storage'): void;
}

/** Who asks, from where, and with what in hand. */
export interface Asking {
  readonly who: Who | null;
  /** What the statement that found the session has said of whose it is, for this one request. Null: whoever wants to know looks again, as over a socket. */
  readonly known: Known | null;
  readonly from: From;
  readonly browser: Browser;
  readonly cookies: CookieJar | null;
  /** The API token that it is asked with: then `who` is its session. Null: a person asks, or nobody. */
  readonly token: string | null;
}

/** What main hands in, once. */
export interface House {
  readonly door: Door;
  readonly sending: Sending;
  readonly live: Live;
  readonly outside: Outside;
  /** Told of every refusal that has to do with rights; values are no part of it. */
  readonly onRefused: (refused: Refused) => void;
}

/** Somebody was not let do something: who, from where, which root field of the contract (null: none of them), and why. */
export interface Refused extends Pick<Asking, 'who' | 'from'> {
  code: string;
  field: string | null;
}

/** One operation. */
export interface Context extends Omit<Asking, 'known'>, House {
  /** Accounts, cards and threads, each read once an operation; once an event, in a subscription. */
  readonly loaders: Loaders;
  /** Who asks, for the rules of the contract; deeds look again, in their own transaction. */
  facts(): Promise<Known>;
  /** Writes as whoever asks. */
  act<T>(deed: (call: Call) => Promise<T>): Promise<T>;
  /** Sends a message as whoever asks. */
  send(input: SendMessage): Promise<SendMessageOutcome>;
  /** Reads as whoever asks. */
  look<T>(question: (call: Call) => Promise<T>): Promise<T>;
  /** Reads as whoever asks, in statements that ask for themselves who that is. */
  view<T>(question: (call: ViewerCall) => Promise<T>): Promise<T>;
  /** Writes where nobody need be signed in. */
  actOpen<T>(deed: (call: OpenCall) => Promise<T>): Promise<T>;
  /** Reads where nobody need be signed in. */
  lookOpen<T>(question: (call: OpenCall) => Promise<T>): Promise<T>;
  /** From here on somebody else asks: who has just signed in reads the rest of the answer. */
  become(who: Who): void;
}

/** Everything reads `now.who` and not the context's own: Apollo works on a copy of what it is given. */
export function createContext(house: House, { known, ...asking }: Asking): Context {
  const { from } = asking;
  const now = { who: asking.who, known };
  const doors = {
    facts: async () => now.known ?? house.door.look(signedIn(now), from, async ({ actor }) => actor),
    act: async <T>(deed: (call: Call) => Promise<T>) => house.door.act(signedIn(now), from, deed),
    send: async (input: SendMessage) => house.sending(signedIn(now), from, input),
    look: async <T>(question: (call: Call) => Promise<T>) => house.door.look(signedIn(now), from, question),
    view: async <T>(question: (call: ViewerCall) => Promise<T>) => house.door.view(signedIn(now), from, question),
    actOpen: <T>(deed: (call: OpenCall) => Promise<T>) => house.door.actOpen(from, deed),
    lookOpen: <T>(question: (call: OpenCall) => Promise<T>) => house.door.lookOpen(from, question),
    become: (who: Who) => {
      now.who = who;
      now.known = null;
    },
  };
  return { ...house, ...asking, ...doors, loaders: createLoaders(doors) };
}

/** The same operation with nothing read yet, as at every event of a subscription. */
export function afresh(context: Context): Context {
  return { ...context, loaders: createLoaders(context, namesOf(context)) };
}

/** Of each door one way to names, for all who answer live events through it. */
const names = new WeakMap<Door, Names>();

function namesOf({ door }: Context): Names {
  const known = names.get(door) ?? createNames({ lookOpen: (question) => door.lookOpen(SIDE_DOOR, question) });
  names.set(door, known);
  return known;
}

/** Whoever asks, where somebody must be signed in. */
export function signedIn({ who }: Pick<Context, 'who'>): Who {
  if (who === null) throw unauthenticated();
  return who;
}
