import { type Door, SIDE_DOOR } from '../../domain/call.ts';
import { type Peer, signOff } from './protocol.ts';

/** What of the doorbell is needed here: it rings when somebody's rights have changed, here or on another server. */
export interface RightsBell {
  listen(subject: 'organisation', hear: () => void): () => void;
}

/** Sessions also end by the clock, which rings no bell: milliseconds between two looks. */
const LOOK_EVERY = 15_000;

/** Closes every socket whose session has ended, also one on which nothing is under way. */
export function watchSessions(door: Door, bell: RightsBell, peers: ReadonlySet<Peer>, report: (error: unknown) => void): { stop(): void } {
  let looking = false;
  let again = false;

  const look = async (): Promise<void> => {
    if (looking) return void (again = true);
    looking = true;
    do {
      again = false;
      await signOffEnded(door, peers).catch(report);
    } while (again);
    looking = false;
  };

  const deaf = bell.listen('organisation', () => void look());
  const timer = setInterval(() => void look(), LOOK_EVERY);
  timer.unref();
  return {
    stop: () => {
      deaf();
      clearInterval(timer);
    },
  };
}

async function signOffEnded(door: Door, peers: ReadonlySet<Peer>): Promise<void> {
  if (peers.size === 0) return;
  const asked = [...peers];
  const ended = await door.lookOpen(SIDE_DOOR, (call) =>
    call.sql<{ id: string }>('select s.id from unnest($1::uuid[]) s (id) where not exists (select 1 from viewer_facts(s.id, null))', [
      [...new Set(asked.map((peer) => peer.sessionId))],
    ]),
  );
  const gone = new Set(ended.map(({ id }) => id));
  for (const peer of asked) if (gone.has(peer.sessionId)) signOff(peer);
}
