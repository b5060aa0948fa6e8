import { dialectOf, type Send, type ServerAt } from './dialect.ts';
import { openHttpLine } from './http-line.ts';
import { openSocketLine } from './socket-line.ts';

/** Somebody who sends: signed in, with a connection of their own. */
export interface Voice {
  /** Answers with what the server said. */
  send(given: Send): Promise<string>;
  close(): void;
}

export type Way = 'http' | 'socket';

export async function openVoice(server: ServerAt, way: Way, token: string): Promise<Voice> {
  const dialect = dialectOf(server.kind);
  if (way === 'http') {
    const { ask, close } = await openHttpLine(server, token);
    return { send: (given) => ask(dialect.send(given)), close };
  }
  const { ask, close } = await openSocketLine(server, token);
  return { send: (given) => ask((id) => dialect.sendOverSocket(id, given)), close };
}

/** The number that a sent message got; null: it was not sent. */
export function seqIn(answer: string): number | null {
  const found = /"seq":(\d+)/.exec(answer);
  return found ? Number(found[1]) : null;
}
