import type { ApolloClient } from '@apollo/client';
import { follow } from './follow.ts';
import { type PartyFieldsFragment, SignalLookingDocument, SignalsDocument, SignalTypingDocument, type SignalsSubscription, type SpeakerFieldsFragment } from './generated.ts';
import type { LiveConnection } from './live-connection.ts';
import type { Running } from './shared.ts';
import { makeStore, type Store } from './store.ts';
import { heard, SIGNAL_EVERY, silent, still, type Typing } from './typing.ts';

export type ThreadSignals = Running & {
  view: () => readonly Typing[];
  /** Who of the staff looks, the viewer too. Empty for clients. */
  lookers: Pick<Store<readonly PartyFieldsFragment[]>, 'view' | 'listen'>;
  /** The viewer looks, or has stopped. */
  looks: (here: boolean) => void;
  /** The message that somebody was writing is here. */
  arrived: (author: SpeakerFieldsFragment) => void;
  /** The viewer writes. Told at most every three seconds, and for a note at once after a reply. */
  typed: (kind: 'message' | 'note') => void;
};

type ReadSignal = Extract<SignalsSubscription['signals'], { __typename: 'ReadSignal' }>;

/** Who is writing in a thread, and up to where the other side has read: the latter stands in the thread itself. */
export function watchSignals(threadId: string, apollo: ApolloClient, connection: LiveConnection): ThreadSignals {
  const store = makeStore<readonly Typing[]>([]);
  const lookers = makeStore<readonly PartyFieldsFragment[]>([]);
  let unfollow: (() => void) | undefined;
  let expiry: ReturnType<typeof setTimeout> | undefined;
  let told = { at: 0, kind: 'message' };

  return {
    view: store.view,
    lookers,
    looks(here) {
      if (connection.view().state === 'live') apollo.mutate({ mutation: SignalLookingDocument, variables: { input: { threadId, here } } }).catch(() => undefined);
    },
    listen: store.listen,
    start() {
      unfollow = follow(apollo, connection, {
        document: SignalsDocument,
        variables: () => ({ threadId }),
        hear: ({ signals }) => hear(signals),
        refused: () => undefined,
      });
    },
    stop() {
      unfollow?.();
      clearTimeout(expiry);
      store.set([]);
      lookers.set([]);
    },
    arrived: (author) => store.set(silent(store.view(), author)),
    typed(kind) {
      const now = Date.now();
      if (connection.view().state !== 'live' || (kind === told.kind && now - told.at < SIGNAL_EVERY)) return;
      told = { at: now, kind };
      // Lossy by nature: nobody waits for it, and nothing is lost with it.
      apollo.mutate({ mutation: SignalTypingDocument, variables: { input: { threadId, note: kind === 'note' } } }).catch(() => undefined);
    },
  };

  function hear(signal: SignalsSubscription['signals']) {
    if (signal.__typename === 'ReadSignal') return readByOthers(signal);
    if (signal.__typename === 'LookingSignal') return lookers.set(signal.lookers);
    store.set(heard(store.view(), signal.who, signal.note, Date.now()));
    expire();
  }

  function expire() {
    clearTimeout(expiry);
    const now = Date.now();
    store.set(still(store.view(), now));
    const next = Math.min(...store.view().map(({ until }) => until));
    if (Number.isFinite(next)) expiry = setTimeout(expire, next - now);
  }

  function readByOthers({ readByOthersUpTo, readers }: ReadSignal) {
    apollo.cache.modify<{ readByOthersUpTo: number; readers: readonly object[] }>({
      id: apollo.cache.identify({ __typename: 'Thread', id: threadId }),
      fields: {
        readByOthersUpTo: (known) => Math.max(known, readByOthersUpTo),
        readers(known, { toReference }) {
          // What was read anew meanwhile may be newer.
          if (Math.max(0, ...known.map((each) => Number(Reflect.get(each, 'seq')))) > readByOthersUpTo) return known;
          const refer = (party: SpeakerFieldsFragment['person']) => party && (toReference(party) ?? null);
          return readers.map(({ who, ...read }) => ({ ...read, who: { ...who, person: refer(who.person), team: refer(who.team) } }));
        },
      },
    });
  }
}
