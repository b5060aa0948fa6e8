import { InMemoryCache, type FieldFunctionOptions, type Reference } from '@apollo/client';
import { joinEarlier, joinNewest, positionOf, type EntryList, type Numbered, type Position } from './entries.ts';
import { possibleTypes } from './generated.ts';

/**
 * What the server said, each thing once. Accounts, threads, cards and entries are known by id; a card and the viewer's
 * own state of it are two things with the id of their thread. What has no id belongs to what it stands in, and a newer
 * answer replaces it whole. Live events are written here like any answer, so screens follow by themselves.
 */
export function makeCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes,
    typePolicies: {
      // There is one.
      Organisation: { keyFields: [] },
      OrganisationSettings: { keyFields: [], merge: true, fields: { sessions: { merge: true } } },
      TeamMembership: { keyFields: ['team', ['id']] },
      Thread: {
        fields: {
          entries: { keyArgs: false, merge: mergePages },
          entry: { read: knownEntry },
          participants: { merge: replace },
          engagements: { merge: replace },
          clientTeams: { merge: replace },
          drafts: { merge: replace },
          clock: { merge: replace },
          readers: { merge: replace },
          can: { merge: true },
        },
      },
      Card: { fields: { people: { merge: replace }, preview: { merge: replace }, clock: { merge: replace } } },
      Viewer: { fields: { teams: { merge: replace } } },
      ContactCard: { merge: true },
      ContactHours: { merge: true, fields: { intervals: { merge: replace }, exceptions: { merge: replace } } },
      Account: { fields: { members: { merge: replace }, clientTeams: { merge: replace }, work: { merge: replace } } },
      Query: { fields: { desk: { merge: replace }, viewer: { merge: replace } } },
      // An event is heard once and kept nowhere; what it carries stands in the entities it names. Of a field that is
      // missing afterwards Apollo hands on what came over the wire.
      Subscription: { fields: { desk: { merge: drop }, threadEntries: { merge: drop }, signals: { merge: drop } } },
    },
  });
}

/** Where a reference to an entry stands. It is only ever asked of entries that are in the cache. */
export function placeOf(entry: Reference, readField: FieldFunctionOptions['readField']): Position {
  const seq = readField<number>('seq', entry);
  if (seq !== undefined) return { seq, noteNo: 0 };
  return positionOf({ afterSeq: readField('afterSeq', entry) ?? 0, noteNo: readField('noteNo', entry) ?? 0 } satisfies Numbered);
}

type Pages = EntryList<Reference> | undefined;

function mergePages(known: Pages, page: EntryList<Reference>, { args, readField }: FieldFunctionOptions): EntryList<Reference> {
  const join = args?.['before'] ? joinEarlier : joinNewest;
  return { ...page, ...join(known, page, (entry) => placeOf(entry, readField)) };
}

/** An entry that stands here already need not be asked for. */
function knownEntry(asked: Reference | null | undefined, { args, toReference, canRead }: FieldFunctionOptions): Reference | null | undefined {
  if (asked !== undefined) return asked;
  const id: unknown = args?.['id'];
  return ['Message', 'Note'].map((__typename) => toReference({ __typename, id: String(id) })).find((reference) => canRead(reference));
}

function replace<T>(_known: T, incoming: T): T {
  return incoming;
}

function drop(): undefined {
  return undefined;
}
