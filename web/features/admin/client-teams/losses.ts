import type { RemovalPreviewQuery } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { namesOf } from '../names.ts';
import type { Party } from './client-team.ts';

/** What taking somebody out would do. */
export type Preview = RemovalPreviewQuery['removalPreview'];
type Pair = Preview['loseSight'][number];

/** Who would no longer see whom. */
export interface Losses {
  sentences: string[];
  /** How many pairs there are, where the sentences are examples and do not tell all of them; and how many are left. */
  beyond: { count: number; more: number } | null;
}

/** How many clients stand as an example where not all are at hand. */
const EXAMPLES = 3;

/**
 * What a preview says in words: a sentence for each client, or for each staff or team account, whichever are fewer. Of a
 * preview that is cut short only the first clients are told, and the pairs are counted.
 */
export function lossesOf({ loseSight, count }: Pick<Preview, 'loseSight' | 'count'>): Losses {
  const byClient = gathered(loseSight, ({ client }) => client, ({ of }) => of);
  const bySubject = gathered(loseSight, ({ of }) => of, ({ client }) => client);
  // With one on either side all pairs are counted, whether they are at hand or not.
  const [subject, client] = [bySubject[0], byClient[0]];
  if (subject && bySubject.length === 1) return { sentences: [unseen(subject.key, subject.others, count)], beyond: null };
  if (client && byClient.length === 1) return { sentences: [blind(client.key, client.others, count)], beyond: null };
  if (count > loseSight.length) {
    const told = byClient.slice(0, EXAMPLES);
    const pairs = told.reduce((sum, { others }) => sum + others.length, 0);
    return { sentences: told.map(({ key, others }) => blind(key, others)), beyond: { count, more: count - pairs } };
  }
  const sentences = byClient.length <= bySubject.length ? byClient.map(({ key, others }) => blind(key, others)) : bySubject.map(({ key, others }) => unseen(key, others));
  return { sentences, beyond: null };
}

function blind(client: Party, others: readonly Party[], count = others.length): string {
  return say('admin-sight.loss.client', { client: client.name, others: namesOf(others.map(({ name }) => name), count) });
}

function unseen(subject: Party, clients: readonly Party[], count = clients.length): string {
  return say('admin-sight.loss.subject', { subject: subject.name, count, clients: namesOf(clients.map(({ name }) => name), count) });
}

function gathered(pairs: readonly Pair[], keyOf: (pair: Pair) => Party, otherOf: (pair: Pair) => Party): { key: Party; others: Party[] }[] {
  const groups = Map.groupBy(pairs, (pair) => keyOf(pair).id);
  return [...groups.values()].flatMap((group) => (group[0] ? [{ key: keyOf(group[0]), others: group.map(otherOf) }] : []));
}
