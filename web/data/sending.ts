import type { ApolloClient } from '@apollo/client';
import { AddNoteDocument, SendMessageDocument, type EntryFieldsFragment } from './generated.ts';
import type { OutboxItem, Outcome } from './outbox-items.ts';
import { isDefinite, refusalOf } from './refusal.ts';

/** One try. Says how it ended, what the thread got by it, and for how long the server wants to be left alone (ms). */
export async function send(
  apollo: ApolloClient,
  item: OutboxItem,
  accountId: string,
): Promise<{ outcome: Outcome; entry?: EntryFieldsFragment; pause?: number }> {
  try {
    return await (item.note ? addNote(apollo, item, inTheNameOf(accountId)) : sendMessage(apollo, item, inTheNameOf(accountId)));
  } catch (thrown) {
    const error = refusalOf(thrown);
    if (isDefinite(error)) return { outcome: { kind: 'refused', error } };
    // The server was reached and broke, again and again: going on for ever would help nobody.
    if (error.code === 'INTERNAL_SERVER_ERROR' && item.tries >= TRIES) return { outcome: { kind: 'refused', error, unsure: true } };
    return { outcome: { kind: 'unknown' }, ...(error.seconds !== undefined && { pause: error.seconds * 1_000 }) };
  }
}

const TRIES = 5;

type InTheirName = ReturnType<typeof inTheNameOf>;

/** What was written here is theirs, whoever may have signed in beside it since: in another name the server does not take it. */
export function inTheNameOf(accountId: string) {
  return { headers: { 'switchboard-account': accountId } };
}

async function sendMessage(apollo: ApolloClient, { threadId, clientMessageId, text, lastSeenSeq, force, inReplyTo }: OutboxItem, context: InTheirName) {
  const input = { threadId, clientMessageId, text, lastSeenSeq, force, ...(inReplyTo && { inReplyTo }) };
  const { data } = await apollo.mutate({ mutation: SendMessageDocument, variables: { input }, context });
  const answer = data?.sendMessage;
  if (answer?.__typename === 'MessageSent') return { outcome: { kind: 'stored' } as const, entry: answer.message };
  if (answer?.__typename === 'SendBlocked') return { outcome: { kind: 'blocked', blocked: answer } as const };
  return answer ? ended : unheard;
}

async function addNote(apollo: ApolloClient, { threadId, clientMessageId, text, inReplyTo, mentions }: OutboxItem, context: InTheirName) {
  const input = { threadId, clientNoteId: clientMessageId, text, ...(inReplyTo && { inReplyTo }), ...(mentions && { mentions: mentions.map(({ id }) => id) }) };
  const { data } = await apollo.mutate({ mutation: AddNoteDocument, variables: { input }, context });
  const answer = data?.addNote;
  if (answer?.__typename === 'NoteAdded') return { outcome: { kind: 'stored' } as const, entry: answer.note };
  if (answer?.__typename === 'ParticipantsRefused') return { outcome: { kind: 'refused', error: { code: 'PARTICIPANTS_REFUSED', message: answer.party?.shortName ?? '' } } as const };
  return answer ? ended : unheard;
}

const unheard = { outcome: { kind: 'unknown' } } as const;

/** The screen says it in its own words: the thread in the answer shows who ended it and when. */
const ended = { outcome: { kind: 'refused', error: { code: 'THREAD_ENDED', message: '' } } } as const;
