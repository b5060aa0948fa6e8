import { signOut } from '../operations/access.ts';
import type { Run } from '../run.ts';
import { ask, type Operation } from '../wire/ask.ts';
import { untilAnswered } from '../wire/patience.ts';
import type { Session } from '../wire/session.ts';
import { openSockets } from '../wire/sockets.ts';
import { watchDesk, type LiveDesk } from './desk.ts';
import { listen, type Listening } from './listen.ts';

/** One of the cast, signed in, with their lists open. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly side: 'CLIENT' | 'STAFF';
  readonly desk: LiveDesk;
  /** Asks, and where nothing comes back asks the very same again, until there is an answer or patience ends. */
  ask<Given extends object, Answer>(operation: Operation<Given, Answer>, given: Given): Promise<Answer>;
  /** Asks once, for what may be lost without harm. */
  tryToAsk<Given extends object, Answer>(operation: Operation<Given, Answer>, given: Given): void;
  listen(threadId: string): Listening;
  signOut(): Promise<void>;
}

export function enter({ id, name, side }: Pick<Person, 'id' | 'name' | 'side'>, session: Session, run: Run): Person {
  const sockets = openSockets(session);
  const desk = watchDesk(sockets, run);
  return {
    id,
    name,
    side,
    desk,
    ask: (operation, given) => untilAnswered(run.patience, () => ask(session, operation, given)),
    tryToAsk: (operation, given) => void ask(session, operation, given).catch(() => undefined),
    listen: (threadId) => listen(sockets, run, threadId, side),
    signOut: async () => {
      desk.stop();
      sockets.close();
      await ask(session, signOut, {}).catch(() => undefined);
    },
  };
}
