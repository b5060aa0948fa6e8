import type { Part, Somebody } from '../world/firm.ts';
import type { Run } from './run.ts';
import { openScreen, type Screen } from './screen.ts';
import type { LiveSession } from './session.ts';
import { enter } from './sign-in.ts';

/** Somebody of the firm or its clients, with a session, screens, and a browser that stays the same device. */
export interface Person extends Somebody {
  readonly side: 'CLIENT' | 'STAFF';
  readonly screens: ReadonlyMap<string, Screen>;
  /** The session that stands; where there is none, a new one, as soon as they are let in. */
  session(): Promise<LiveSession>;
  /** Has a thread on the screen from now on. One that was there, and whose stream was ended, goes on where it stopped. */
  open(thread: string): Screen;
  /** Puts away the screens of threads that have been closed for a while. */
  tidy(): void;
  close(): void;
}

/** Milliseconds after which a session is left for a new one, so that its proof of who it is stays fresh. */
const RENEW_AFTER: Record<Part, number> = { administrator: 8 * 60_000, member: Infinity, adviser: Infinity, client: Infinity };
/** Milliseconds that a closed thread stays on the screen, to hear what should not come. */
const CLOSED_STAYS = 5_000;

export function personOf(run: Run, somebody: Somebody): Person {
  const screens = new Map<string, Screen>();
  const sessions: LiveSession[] = [];
  let entering: Promise<LiveSession> | null = null;

  const person: Person = {
    ...somebody,
    side: somebody.part === 'client' ? 'CLIENT' : 'STAFF',
    screens,
    session: async () => {
      const last = sessions.at(-1);
      if (last && !last.isOver && run.record.now() - last.since < RENEW_AFTER[somebody.part]) return last;
      entering ??= enter(run, somebody, sessions.length + 1, deviceOf(last)).then((session) => (sessions.push(session), session)).finally(() => (entering = null));
      return entering;
    },
    open: (thread) => {
      const before = screens.get(thread);
      if (before && !before.isOver) return before;
      const screen = openScreen(run, person, thread, before);
      screens.set(thread, screen);
      return screen;
    },
    tidy: () => {
      for (const [thread, { closedAt, leave }] of screens) {
        if (closedAt === null || run.record.now() - closedAt < CLOSED_STAYS) continue;
        leave();
        screens.delete(thread);
      }
    },
    close: () => {
      for (const session of sessions) session.close();
    },
  };
  return person;
}

/** What a browser keeps of a session that has ended. */
function deviceOf(last: LiveSession | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(last?.cookies ?? {}).filter(([name]) => name.endsWith('sb_device')));
}
