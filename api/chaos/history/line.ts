/*
 * The history of a run: one JSON object a line, by one clock. What is judged is this and nothing else, so that a file
 * that was kept can be judged again, by a checker that has learned more since.
 */

/** What struck. */
export type FaultKind = 'kill' | 'restart' | 'pause' | 'postgres' | 'bus' | 'cut' | 'half-open' | 'black hole' | 'clock' | 'disk';

/** What somebody asks of the server; accounts, threads and sessions by their ids. `seen`: the newest seq on their screen. */
export type Wanted =
  | { do: 'start'; text: string }
  | { do: 'send'; thread: string; text: string; seen: number }
  | { do: 'note'; thread: string; text: string }
  | { do: 'transfer'; thread: string; version: number; to: string | null }
  | { do: 'add'; thread: string; whom: string }
  | { do: 'remove'; thread: string; whom: string }
  | { do: 'end'; thread: string; seen: number }
  | { do: 'sign in' }
  | { do: 'sign out' }
  | { do: 'suspend'; whom: string }
  | { do: 'reactivate'; whom: string };

/** What the server said: of what was written its id and number, of a thread who holds it. */
export interface Answer {
  id?: string;
  seq?: number;
  noteNo?: number;
  thread?: string;
  /** Of a transfer: false where it was so already. */
  changed?: boolean;
  /** Of a refusal: `conflict`, `blocked`, `ended`, `unread`, or an error's code. */
  why?: string;
  holder?: string | null;
}

/** An entry as it was heard or read. */
export interface Seen {
  id: string;
  kind: 'Message' | 'Line' | 'Note' | 'StaffLine';
  seq: number | null;
  noteNo: number | null;
  /** The seq that it follows, of what staff alone see; its own otherwise. */
  position: number;
  text: string;
  /** Whom a public line is about, if anybody. */
  about?: string;
}

interface Moment {
  /** Milliseconds since the run began. */
  t: number;
}

export type Begin = Moment & { is: 'begin'; seed: number; team: string; members: string[]; people: { [id: string]: string }; limits: string[]; bus: boolean; servers: number };
/** One attempt. Attempts at the same deed carry the same ids to the server; `call` is the attempt's own. */
export type Invoke = Moment & { is: 'invoke'; call: number; deed: string; by: string; session: string; server: number; over: 'http' | 'socket'; wants: Wanted };
/** ok: done. fail: refused, and it was not done. info: nothing came back, or nothing that says which. */
export type Outcome = Moment & { is: 'ok' | 'fail' | 'info'; call: number } & Answer;
/** Somebody subscribes, from these numbers on. */
export type Listen = Moment & { is: 'listen'; ear: number; by: string; side: 'CLIENT' | 'STAFF'; session: string; thread: string; server: number; afterSeq: number; afterNote: number };
export type Heard = Moment & { is: 'heard'; ear: number } & { entry: Seen };
/** Nothing more comes: the connection broke, the server ended or refused it, or the listener had enough. */
export type Silent = Moment & { is: 'silent'; ear: number; why: 'broken' | 'ended' | 'refused' | 'left' };
/** A fault begins, or everything that it touched is as before. Server: which one; null: not one of them. */
export type Fault = Moment & { is: 'fault'; fault: FaultKind; server: number | null; state: 'on' | 'off' };
/** The driver itself was late by so many milliseconds: others had the machine. */
export type Lag = Moment & { is: 'lag'; ms: number };
/** A server ended that nobody ended. */
export type Ended = Moment & { is: 'fell'; server: number; how: string };
/** Nothing strikes any more. */
export type Calm = Moment & { is: 'calm' };
/** Who reads a thread to its end when everything is over, what they are shown, and how the thread stands. */
export type Read = Moment & { is: 'read'; by: string; side: 'CLIENT' | 'STAFF'; whole: boolean; thread: string; entries: Seen[]; state: string; holder: string | null; people: number };

export type Line = Begin | Invoke | Outcome | Listen | Heard | Silent | Fault | Lag | Ended | Calm | Read;
