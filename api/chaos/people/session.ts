import type { Session } from '../../replay/wire/session.ts';
import { openSockets, type Sockets } from '../../replay/wire/sockets.ts';
import { ANSWER_WITHIN, type Run } from './run.ts';

/** One session, at home on every server. */
export interface LiveSession {
  id: string;
  /** It was ended, by whomever: nothing is asked in it any more, but what still listens goes on listening. */
  isOver: boolean;
  /** When it was opened; milliseconds of the run. */
  since: number;
  cookies: Session['cookies'];
  over(server: number): Session;
  sockets(server: number): Sockets;
  close(): void;
}

export function liveSession(run: Run, id: string, cookies: Session['cookies']): LiveSession {
  const open = new Map<number, Sockets>();
  const over = (server: number) => sessionAt(run, server, cookies);
  return {
    id,
    isOver: false,
    since: run.record.now(),
    cookies,
    over,
    sockets: (server) => {
      const sockets = open.get(server) ?? openSockets(over(server));
      open.set(server, sockets);
      return sockets;
    },
    close: () => {
      for (const sockets of open.values()) sockets.close();
    },
  };
}

export function sessionAt({ servers, origin }: Pick<Run, 'servers' | 'origin'>, server: number, cookies: Session['cookies']): Session {
  const url = servers[server];
  if (!url) throw new Error(`There is no server ${server}.`);
  return { server: url, cookies, origin, answerWithin: ANSWER_WITHIN };
}
