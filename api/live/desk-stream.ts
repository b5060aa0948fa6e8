import { createHash } from 'node:crypto';
import { type Door, type From, type Ring, viewerParams, type Who } from '../domain/call.ts';
import { unauthenticated } from '../domain/errors.ts';
import type { NoticesView } from '../domain/notices/notices.ts';
import { noticesOf } from '../domain/notices/update-notices.ts';
import { inboxThreads } from '../domain/threads/cards.ts';
import { desk } from '../domain/threads/desk.ts';
import type { DeskOwner, Viewer } from '../domain/threads/desk-now.ts';
import type { CardWatchedView, DeskEventView, DeskSnapshotView, PlacedCardView } from '../domain/threads/desk-views.ts';
import type { Alarm } from './alarm.ts';
import type { DeskReading } from './desk-reading.ts';
import type { Doorbell, Subject } from './doorbell.ts';
import { createEars } from './ears.ts';
import type { PresenceBook } from './presence.ts';
import type { Screens } from './screens.ts';

export interface DeskParts {
  door: Door;
  bell: Doorbell;
  reading: DeskReading;
  screens: Pick<Screens, 'open'> | null;
  presence: PresenceBook;
}

/** What happens to somebody's lists, or to how they want to be told of it. */
export type DeskEvent = DeskEventView | { is: 'NoticesChanged'; notices: NoticesView };

/**
 * The lists of one account, live: a snapshot, then every card that comes, changes or goes. It listens before it
 * takes the snapshot, and reads each card anew when something rings, so there is no hole between the two. When what
 * the viewer may open has changed, or what a team has set, everything starts again with a new snapshot.
 */
export async function* deskStream(alarm: Alarm, { door, bell, reading, screens, presence }: DeskParts, who: Who, from: From): AsyncGenerator<DeskEvent, void> {
  const viewer = viewerParams(who);
  const owner = async () => (await reading.owner(viewer)) ?? refuse();
  const { me, kind, person } = await owner();
  const client = kind === 'CLIENT';
  const dirty = new Set<string>();
  const said = new Set<string>();
  const told = new Map<string, string>();
  const watched = new Set<string>();
  const toldOfWatched = new Map<string, string>();
  let [rights, notices] = [false, false];
  const ears = createEars(bell, (ring: Ring) => {
    if (ring.on === 'organisation') rights = true;
    else if (ring.on === 'notices') notices = true;
    else if (ring.on === 'thread' && ring.audience === 'STAFF' && client) return;
    else if (ring.on === 'thread') dirty.add(ring.id);
    else if (ring.on === 'availability') said.add(ring.accountId);
    else if (ring.on === 'presence') watched.add(ring.threadId);
    else if (ring.on === 'team' || ring.on === 'account') dirty.add(ring.threadId);
    alarm.ring();
  });
  ears.at(['organisation', `account:${me}`]);
  const closed = kind === 'STAFF' && person ? screens?.open(me) : null;
  const shown = new Map<string, string>();
  let open = '';
  try {
    for (;;) {
      if (open === '' || rights) {
        rights = false;
        const now = await owner();
        if (openedOf(now) !== open) {
          open = openedOf(now);
          const start = await door.look(who, from, async (call) => {
            ears.at([...subjectsOf(call.actor.open, me, await inboxThreads(call)), ...colleagueSubjects(now)]);
            dirty.clear();
            said.clear();
            told.clear();
            return desk(call);
          });
          remember(shown, start);
          yield start;
          toldOfWatched.clear();
          if (!client) for (const id of presence.within(now.open)) watched.add(id);
        }
      }
      if (notices) {
        notices = false;
        yield { is: 'NoticesChanged', notices: await door.look(who, from, noticesOf) };
      }
      yield* sayings(reading, viewer, { said, told });
      yield* changes(reading, viewer, { dirty, shown, watch: (id) => ears.add(`thread:${id}`), unwatch: (id) => ears.drop(`thread:${id}`) });
      yield* watchers(presence, me, watched, toldOfWatched);
      if (dirty.size === 0 && said.size === 0 && watched.size === 0 && !rights && !notices && !(await alarm.next())) return;
    }
  } finally {
    closed?.();
    ears.close();
  }
}

/** What colleagues say of themselves now, where it is not what was told last: the watchman rings for what rang already. */
async function* sayings(reading: DeskReading, viewer: Viewer, { said, told }: { said: Set<string>; told: Map<string, string> }): AsyncGenerator<DeskEventView, void> {
  if (said.size === 0) return;
  const accountIds = [...said];
  said.clear();
  for (const availability of await reading.colleagues({ viewer, accountIds })) {
    const print = JSON.stringify(availability);
    if (told.get(availability.id) === print) continue;
    told.set(availability.id, print);
    yield { is: 'AvailabilityChanged', availability };
  }
}

/** Who is at these threads, where that is another than was told. A client listens at no team, and so has none. */
function* watchers(presence: PresenceBook, me: string, watched: Set<string>, told: Map<string, string>): Generator<CardWatchedView, void> {
  for (const threadId of watched) {
    watched.delete(threadId);
    const { lookers, writers } = presence.of(threadId);
    const now: CardWatchedView = { is: 'CardWatched', threadId, lookerIds: lookers.filter((id) => id !== me), writers: writers.filter(({ accountId }) => accountId !== me) };
    const print = now.lookerIds.length + now.writers.length === 0 ? '' : JSON.stringify(now);
    if ((told.get(threadId) ?? '') === print) continue;
    if (print === '') told.delete(threadId);
    else told.set(threadId, print);
    yield now;
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

async function* changes(reading: DeskReading, viewer: Viewer, { dirty, shown, watch, unwatch }: Watched): AsyncGenerator<DeskEventView, void> {
  const ids = [...dirty].slice(0, ROUND);
  if (ids.length === 0) return;
  for (const id of ids) dirty.delete(id);
  const placed = await reading.cards({ viewer, threadIds: ids });
  const counts = (await reading.counts(viewer)) ?? refuse();
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

function refuse(): never {
  throw unauthenticated();
}

/** What lists are made of beside their cards. A client's show nothing that a team could set, and no colleague. */
function openedOf({ kind, teams, open, colleagues, settings }: DeskOwner): string {
  return JSON.stringify([[...teams].sort(), [...open].sort(), colleagues, kind === 'CLIENT' ? null : settings]);
}

/** Locked queues too: who works them is no secret among their members. */
function colleagueSubjects({ me, kind, teams }: DeskOwner): Subject[] {
  return kind === 'CLIENT' ? [] : [me, ...teams].map((id): Subject => `availability:${id}`);
}

function subjectsOf(open: readonly string[], me: string, threads: string[]): Subject[] {
  return [
    'organisation',
    `account:${me}`,
    ...open.map((id): Subject => `team:${id}`),
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
