import type { Door, From } from '../call.ts';
import { inGroups } from '../in-groups.ts';
import type { Wire } from '../wire.ts';
import { sessionOf, type StandingSession, sessionsOf, useSession, useSessions } from './standing.ts';

/** Whose a request is, and whether the session of a socket still stands: asked anew for everything that is asked. */
export interface Recognition {
  session(from: From, token: string): Promise<StandingSession | null>;
  stands(from: From, sessionId: string): Promise<boolean>;
}

/** Each by a statement of its own. */
export function recognitionOneByOne(door: Door): Recognition {
  return {
    session: (from, token) => door.lookOpen(from, (call) => sessionOf(call, token)),
    stands: (from, sessionId) => door.lookOpen(from, (call) => useSession(call, sessionId)),
  };
}

/** Tokens of one statement. */
const MOST = 128;

/**
 * Those of one moment together, by a statement that was prepared: of all that a small operation costs the database, asking
 * whose it is would be the most. Without its connection it goes one by one.
 */
export function recognitionInGroups(door: Door, wire: Wire): Recognition {
  const alone = recognitionOneByOne(door);
  const sessions = inGroups((tokens: string[]) => sessionsOf(wire.run, tokens), MOST);
  const standing = inGroups((ids: string[]) => useSessions(wire.run, ids), MOST);
  return {
    session: (from, token) => (wire.isOpen() ? sessions.ask(token).catch(() => alone.session(from, token)) : alone.session(from, token)),
    stands: (from, sessionId) => (wire.isOpen() ? standing.ask(sessionId).catch(() => alone.stands(from, sessionId)) : alone.stands(from, sessionId)),
  };
}
