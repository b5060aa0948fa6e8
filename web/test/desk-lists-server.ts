import { on, EventEmitter } from 'node:events';
import { compareKeys } from '../data/desk-lists.ts';
import type { Roots } from './contract-server.ts';

type Standing = { queue?: string; inbox?: string; unread?: number };

const support = { __typename: 'Party', id: 'support', kind: 'TEAM', name: 'Support', shortName: 'Support', tint: 3, avatar: null };
const PAGE = 3;

/**
 * The lists of one member of Support, as a server keeps them, in pages of three. `place` changes where a card stands
 * and tells whoever listens; `hold` keeps further pages back until it is called off.
 */
export function makeLists() {
  const cards = new Map<string, Standing>();
  const bell = new EventEmitter();
  let open: Promise<void> | undefined;
  bell.setMaxListeners(0);

  const placed = (id: string, { queue, inbox, unread = 0 }: Standing) => ({
    __typename: 'PlacedCard',
    card: {
      __typename: 'Card', id, title: `Of ${id}`, state: queue ? 'QUEUED' : 'HELD', team: support, client: null, holder: null, people: [], preview: null,
      lastSeq: 1, version: 1, heldSince: null, waitingSince: null, clock: null, snoozedUntil: null, onHold: null, needsReply: true, lastAt: '2026-03-12T14:03:07.120Z', closedAt: null, tags: [],
    },
    mine: { __typename: 'CardState', id, readUpTo: 0, unread, mentioned: false, mentionedAt: null },
    places: [
      ...(queue === undefined ? [] : [{ pane: 'QUEUE', teamId: 'support', sortKey: queue }]),
      ...(inbox === undefined ? [] : [{ pane: 'INBOX', teamId: null, sortKey: inbox }]),
    ],
  });
  const counts = () => ({
    queues: [{ teamId: 'support', waiting: [...cards.values()].filter(({ queue }) => queue).length, held: 0 }],
    inbox: [...cards.values()].filter(({ inbox }) => inbox).length,
    inboxUnread: 0,
  });

  function page(pane: 'queue' | 'inbox', after = '') {
    const rest = [...cards]
      .flatMap(([id, standing]) => (standing[pane] === undefined ? [] : [{ id, standing, key: standing[pane] }]))
      .filter(({ key }) => compareKeys(key, after) > 0)
      .toSorted((a, b) => compareKeys(a.key, b.key));
    const items = rest.slice(0, PAGE);
    return { items: items.map(({ id, standing }) => placed(id, standing)), endCursor: rest.length > PAGE ? (items.at(-1)?.key ?? null) : null };
  }

  const snapshot = () => ({
    __typename: 'DeskSnapshot',
    queues: [{ team: support, hours: null, locked: false, phoneEnding: null, codeAsked: 'NEVER', page: page('queue') }],
    inbox: page('inbox'),
    counts: counts(),
    colleagues: [],
    at: '2026-03-12T14:03:07.120Z',
  });

  async function* desk(): AsyncGenerator<unknown, void> {
    const rings = on(bell, 'event');
    yield { desk: snapshot() };
    for await (const [event] of rings) yield { desk: event };
  }

  const roots: Roots = {
    desk,
    async cards({ teamId, after }: { teamId?: string; after: string }) {
      const answer = page(teamId ? 'queue' : 'inbox', after);
      await open;
      return answer;
    },
  };

  return {
    roots,
    place(id: string, standing: Standing) {
      cards.set(id, standing);
      bell.emit('event', { __typename: 'CardChanged', placed: placed(id, standing), counts: counts() });
    },
    remove(id: string) {
      cards.delete(id);
      bell.emit('event', { __typename: 'CardGone', threadId: id, counts: counts() });
    },
    /** The next pages are read now and arrive when the answer is called. */
    hold(): () => void {
      let release = () => {};
      open = new Promise((resolve) => (release = resolve));
      return release;
    },
    queue: () => [...cards].filter(([, { queue }]) => queue).toSorted(([, a], [, b]) => compareKeys(a.queue ?? '', b.queue ?? '')).map(([id]) => id),
  };
}
