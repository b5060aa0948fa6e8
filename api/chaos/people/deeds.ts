import { randomUUID } from 'node:crypto';
import { signOut as signOutOperation } from '../../replay/operations/access.ts';
import { addNote, sendMessage } from '../../replay/operations/messages.ts';
import { leaveAndRemoveAll, startThread, transferThread, type TransferTarget } from '../../replay/operations/threads.ts';
import { carryOut, type Told } from './carry-out.ts';
import { addParticipants, reactivateAccount, removeParticipant, suspendAccount } from './operations.ts';
import type { Person } from './person.ts';
import type { Run } from './run.ts';
import type { Screen } from './screen.ts';

/* The deeds: what each asks, with ids that stay the same over all attempts, and what the answer means. */

const ENDED: Told = { is: 'fail', why: 'ended' };

export function start(run: Run, who: Person, team: string): Promise<Told> {
  const text = wordsOf(run, who);
  const input = { clientThreadId: randomUUID(), to: [team], title: null, text };
  return carryOut(run, who, { do: 'start', text }, {
    operation: startThread, given: { input },
    read: ({ startThread: result }) => {
      if (result.__typename === 'ThreadAlreadyOpen') return { is: 'fail', why: 'already open' };
      const message = result.thread.entries.items.find((each) => each.__typename === 'Message' && each.body === text);
      return { is: 'ok', thread: result.thread.id, ...(message?.__typename === 'Message' ? { id: message.id, seq: message.seq } : {}) };
    },
  });
}

export function send(run: Run, who: Person, { thread, seq }: Screen): Promise<Told> {
  const text = wordsOf(run, who);
  const input = { threadId: thread, clientMessageId: randomUUID(), text, lastSeenSeq: seq };
  return carryOut(run, who, { do: 'send', thread, text, seen: seq }, {
    operation: sendMessage, given: { input },
    read: ({ sendMessage: result }) => {
      if (result.__typename === 'MessageSent') return { is: 'ok', id: result.message.id, seq: result.message.seq };
      return result.__typename === 'SendBlocked' ? { is: 'fail', why: 'blocked', holder: result.holder?.id ?? null } : ENDED;
    },
  });
}

export function note(run: Run, who: Person, { thread }: Screen): Promise<Told> {
  const text = wordsOf(run, who);
  return carryOut(run, who, { do: 'note', thread, text }, {
    operation: addNote, given: { input: { threadId: thread, clientNoteId: randomUUID(), text } },
    read: ({ addNote: result }) => (result.__typename === 'NoteAdded' ? { is: 'ok', id: result.note.id, noteNo: result.note.noteNo } : ENDED),
  });
}

/** To somebody of the team, oneself among them, or, with null, to the queue. Decided on what the screen shows. */
export function transfer(run: Run, who: Person, { thread, version }: Screen, to: string | null): Promise<Told> {
  const target: TransferTarget = to === null ? { queue: true } : to === who.id ? { self: true } : { member: to };
  return carryOut(run, who, { do: 'transfer', thread, version, to }, {
    operation: transferThread, given: { input: { threadId: thread, requestId: randomUUID(), version, to: target, note: null } },
    read: ({ transferThread: result }) => {
      if (result.__typename === 'ThreadTransferred') return { is: 'ok', changed: result.changed };
      if (result.__typename === 'TransferConflict') return { is: 'fail', why: 'conflict', holder: result.holder?.id ?? null };
      return result.__typename === 'ThreadEnded' ? ENDED : { is: 'fail', why: 'unavailable' };
    },
  });
}

export function add(run: Run, who: Person, { thread }: Screen, whom: string): Promise<Told> {
  return carryOut(run, who, { do: 'add', thread, whom }, {
    operation: addParticipants, given: { input: { threadId: thread, requestId: randomUUID(), accountIds: [whom], history: 'ALL' } },
    read: ({ addParticipants: result }) => (result.__typename === 'ParticipantsAdded' ? { is: 'ok' } : result.__typename === 'ThreadEnded' ? ENDED : { is: 'fail', why: result.reason }),
  });
}

export function remove(run: Run, who: Person, { thread }: Screen, whom: string): Promise<Told> {
  return carryOut(run, who, { do: 'remove', thread, whom }, {
    operation: removeParticipant, given: { input: { threadId: thread, requestId: randomUUID(), accountId: whom } },
    read: ({ removeParticipant: result }) => (result.__typename === 'ParticipantRemoved' ? { is: 'ok' } : result.__typename === 'ThreadEnded' ? ENDED : { is: 'fail', why: 'not removable' }),
  });
}

/** Leave and remove all. */
export function end(run: Run, who: Person, { thread, seq }: Screen): Promise<Told> {
  return carryOut(run, who, { do: 'end', thread, seen: seq }, {
    operation: leaveAndRemoveAll, given: { input: { threadId: thread, requestId: randomUUID(), lastSeenSeq: seq } },
    read: ({ leaveAndRemoveAll: result }) => (result.__typename === 'EverybodyLeft' ? { is: 'ok' } : { is: 'fail', why: 'unread' }),
  });
}

/** Whatever becomes of it, nobody asks anything in this session any more; its streams are for the server to end. */
export async function signOut(run: Run, who: Person): Promise<Told> {
  const session = await who.session();
  const told = await carryOut(run, who, { do: 'sign out' }, { operation: signOutOperation, given: {}, read: () => ({ is: 'ok' }) });
  session.isOver = true;
  return told;
}

export function suspend(run: Run, who: Person, whom: string): Promise<Told> {
  return carryOut(run, who, { do: 'suspend', whom }, { operation: suspendAccount, given: { input: { accountId: whom } }, read: () => ({ is: 'ok' }) });
}

export function reactivate(run: Run, who: Person, whom: string): Promise<Told> {
  return carryOut(run, who, { do: 'reactivate', whom }, { operation: reactivateAccount, given: { input: { accountId: whom } }, read: () => ({ is: 'ok' }) });
}

/** Words that nobody has said before: by them a message is known wherever it turns up. */
function wordsOf({ record }: Run, { name }: Person): string {
  return `${name.split(' ', 1)[0]} ${record.next()}`;
}
