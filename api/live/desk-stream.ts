import { createHash } from 'node:crypto';
import type { Call, Door, From, Ring, Who } from '../domain/call.ts';
import { cardsOfThreads, desk, deskCounts, inboxThreads } from '../domain/threads/cards.ts';
import type { DeskEventView, DeskSnapshotView, PlacedCardView } from '../domain/threads/views.ts';
import type { Alarm } from './alarm.ts';
import type { Doorbell, Subject } from './doorbell.ts';
import { createEars } from './ears.ts';

/**
 * The lists of one account, live: a snapshot, then every card that comes, changes or goes. It listens before it
 * takes the snapshot, and reads each card anew when something rings, so there is no hole between the two. When what
 * the viewer may open has changed, everything starts again with a new snapshot.
 */
export async function* deskStream(alarm: Alarm, door: Door, bell: Doorbell, who: Who, from: From): AsyncGenerator<DeskEventView, void> {
  const { me, client } = await door.look(who, from, async (call) => ({ me: call.actor.id, client: call.actor.kind === 'CLIENT' }));
  const dirty = new Set<string>();
  let rights = false;
  const ears = createEars(bell, (ring: Ring) => {
    if (ring.on === 'organisation') rights = true;
    else if (ring.on === 'thread' && ring.audience === 'STAFF' && client) return;
    else if (ring.on === 'thread') dirty.add(ring.id);
    else if (ring.on === 'team' || ring.on === 'account') dirty.add(ring.threadId);
    alarm.ring();
  });
  ears.at(['organisation', `account:${me}`]);
  const shown = new Map<string, string>();
  let open = '';
  try {
    for (;;) {
      if (open === '' || rights) {
        rights = false;
        const now = await door.look(who, from, async (call) => opened(call));
        if (now !== open) {
          open = now;
          const start = await door.look(who, from, async (call) => {
            ears.at(subjectsOf(call, me, await inboxThreads(call)));
            dirty.clear();
            return desk(call);
          });
          remember(shown, start);
          yield start;
        }
      }
      yield* changes(door, who, from, { dirty, shown, watch: (id) => ears.add(`thread:${id}`), unwatch: (id) => ears.drop(`thread:${id}`) });
      if (dirty.size === 0 && !rights && !(await alarm.next())) return;
    }
  } finally {
    ears.close();
  }
}

interface Watched {
  dirty: Set<string>;
  shown: Map<string, string>;
  watch(threadId: string): void;
  unwatch(threadId: string): void;
}

/** At most so many cards are read at once; the rest follow in the next round. */
const ROUND = 100;

async function* changes(door: Door, who: Who, from: From, { dirty, shown, watch, unwatch }: Watched): AsyncGenerator<DeskEventView, void> {
  const ids = [...dirty].slice(0, ROUND);
  if (ids.length === 0) return;
  for (const id of ids) dirty.delete(id);
  const { placed, counts } = await door.look(who, from, async (call) => ({
    placed: await cardsOfThreads(call, ids),
    counts: await deskCounts(call),
  }));
  const found = new Map(placed.map((each) => [each.card.id, each]));
  for (const id of ids) {
    const card = found.get(id);
    if (!card) {
      unwatch(id);
      shown.delete(id);
      yield { is: 'CardGone', threadId: id, counts };
      continue;
    }
    const inInbox = card.places.some((each) => each.pane === 'INBOX') && card.card.state !== 'CLOSED';
    if (inInbox) watch(id);
    else unwatch(id);
    const print = fingerprint(card);
    if (shown.get(id) === print) continue;
    // A card of a further page is not known here, but may be on the screen: what has left every list is told anyway.
    if (card.places.length > 0) shown.set(id, print);
    else shown.delete(id);
    yield { is: 'CardChanged', placed: card, counts };
  }
}

function opened(call: Call): Promise<string> {
  return Promise.resolve(JSON.stringify([[...call.actor.teams].sort(), [...call.actor.open].sort()]));
}

function subjectsOf(call: Call, me: string, threads: string[]): Subject[] {
  return [
    'organisation',
    `account:${me}`,
    ...call.actor.open.map((id): Subject => `team:${id}`),
    ...threads.map((id): Subject => `thread:${id}`),
  ];
}

function remember(shown: Map<string, string>, snapshot: DeskSnapshotView): void {
  shown.clear();
  for (const page of [snapshot.inbox, ...snapshot.queues.map((each) => each.page)]) {
    for (const each of page.items) shown.set(each.card.id, fingerprint(each));
  }
}

function fingerprint(card: PlacedCardView): string {
  return createHash('sha1').update(JSON.stringify(card)).digest('base64');
}
