import { setTimeout as sleep } from 'node:timers/promises';
import { entryOf } from '../../replay/entry.ts';
import { threadEntries, type ThreadEvent } from '../../replay/operations/entries.ts';
import { NotNow, Refused } from '../../replay/wire/answers.ts';
import { fullJitter } from '../../replay/wire/patience.ts';
import type { Person } from './person.ts';
import { anyServer, type Run } from './run.ts';
import type { LiveSession } from './session.ts';

/** One thread on somebody's screen: kept up by what is heard, through every disconnect. */
export interface Screen {
  readonly thread: string;
  /** The newest numbers that were heard. */
  readonly seq: number;
  readonly note: number;
  readonly version: number;
  readonly state: string | null;
  readonly holder: string | null;
  /** When its closing was heard; milliseconds of the run. */
  readonly closedAt: number | null;
  /** The server let them hear no more. */
  readonly isOver: boolean;
  leave(): void;
}

type Ended = 'broken' | 'ended' | 'refused' | 'left';

/** Listens from these numbers on, and after each disconnect from the newest that were heard, on whichever server. */
export function openScreen(run: Run, who: Person, thread: string, before?: Pick<Screen, 'seq' | 'note'>): Screen {
  const leaving = new AbortController();
  const signal = AbortSignal.any([leaving.signal, run.over]);
  const screen = {
    thread, seq: before?.seq ?? 0, note: before?.note ?? 0, version: 0, isOver: false,
    state: null as string | null, holder: null as string | null, closedAt: null as number | null,
    leave: () => leaving.abort(),
  };

  const take = (ear: number, event: ThreadEvent): void => {
    if (event.__typename === 'ThreadChanged') {
      const { state, holder, version } = event.thread;
      Object.assign(screen, { state, holder: holder?.id ?? null, version: version ?? 0 });
    } else if (event.__typename === 'ThreadAccessEnded') screen.isOver = true;
    else {
      const { at, ...entry } = entryOf(event);
      run.record.add({ is: 'heard', ear, entry });
      screen.seq = Math.max(screen.seq, entry.seq ?? 0);
      screen.note = Math.max(screen.note, entry.noteNo ?? 0);
      if (entry.kind === 'Line' && entry.text === 'CLOSED') screen.closedAt = run.record.now();
    }
  };

  /** Listens once. */
  const hear = async (session: LiveSession, server: number): Promise<Ended> => {
    const ear = run.record.next();
    run.record.add({ is: 'listen', ear, by: who.id, side: who.side, session: session.id, thread, server, afterSeq: screen.seq, afterNote: screen.note });
    const given = { threadId: thread, afterSeq: screen.seq, ...(who.side === 'STAFF' ? { afterNote: screen.note } : {}) };
    let why: Ended = 'ended';
    try {
      for await (const { threadEntries: event } of session.sockets(server).stream(threadEntries, given, signal)) take(ear, event);
    } catch (error) {
      if (!(error instanceof NotNow || error instanceof Refused)) throw error;
      why = error instanceof NotNow ? 'broken' : 'refused';
      if (error instanceof Refused && error.code === 'UNAUTHENTICATED') session.isOver = true;
      else if (error instanceof Refused && error.code !== 'INTERNAL_SERVER_ERROR') screen.isOver = true;
    }
    // What is left to its own is no end that anybody brought about; at the very end the ear stays open in the history.
    if (!run.over.aborted) run.record.add({ is: 'silent', ear, why: leaving.signal.aborted ? 'left' : why });
    return why;
  };

  const go = async (): Promise<void> => {
    let server: number | undefined;
    for (let tried = 0; !signal.aborted && !screen.isOver; tried++) {
      const since = performance.now();
      server = anyServer(run, server);
      await hear(await who.session(), server);
      if (performance.now() - since > 2_000) tried = 0;
      await sleep(fullJitter(tried, 1_500), undefined, { signal });
    }
  };
  go().catch((error: unknown) => {
    if (!signal.aborted) run.broken(error);
  });
  return screen;
}
