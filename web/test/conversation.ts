import { on, EventEmitter } from 'node:events';
import type { Roots } from './contract-server.ts';

type Entry = { __typename: 'Message' | 'Note'; id: string; seq?: number; afterSeq?: number; noteNo?: number; [field: string]: unknown };

export const ana = { __typename: 'Party', id: 'ana', kind: 'STAFF', name: 'Ana Moreau', shortName: 'Ana', tint: 1, avatar: null };
export const chloe = { __typename: 'Party', id: 'chloe', kind: 'CLIENT', name: 'Chloe Bennett', shortName: 'Chloe', tint: 2, avatar: null };

const unchanged = { changeNo: 0, editedAt: null, deletedAt: null, inReplyTo: null };

/**
 * One conversation between Chloe and Ana, as a server keeps it: numbered without a hole, replayed to whoever asks for
 * what is newer. `asked` has the variables of every subscription, in order.
 */
export function makeConversation() {
  const entries: Entry[] = [];
  const bell = new EventEmitter();
  const asked: { afterSeq: number; afterNote?: number }[] = [];
  let ended: { readableUpTo: number | null } | undefined;
  bell.setMaxListeners(0);

  const lastSeq = () => entries.findLast(({ seq }) => seq)?.seq ?? 0;
  const lastNoteNo = () => entries.findLast(({ noteNo }) => noteNo)?.noteNo ?? 0;

  function write(from: typeof ana, text: string, clientMessageId: string | null = null): Entry {
    const seq = lastSeq() + 1;
    return store({ __typename: 'Message', id: `m${seq}`, seq, text, automatic: false, clientMessageId, via: null, ...unchanged, author: { __typename: 'Speaker', person: from, team: null } });
  }
  function addNote(text: string, clientNoteId: string | null = null): Entry {
    const noteNo = lastNoteNo() + 1;
    return store({ __typename: 'Note', id: `n${noteNo}`, noteNo, afterSeq: lastSeq(), text, clientNoteId, via: null, ...unchanged, mentions: [], author: ana, handover: false });
  }
  function store(entry: Entry): Entry {
    entries.push({ ...entry, threadId: 't', at: '2026-03-12T14:03:07.120Z' });
    bell.emit('rung');
    return entries.at(-1) ?? entry;
  }

  const thread = () => ({
    __typename: 'Thread', id: 't', title: 'Transfer to the new account', state: 'OPEN', team: null, client: chloe, holder: null,
    participants: [], engagements: [], version: 1, waitingSince: null, clock: null, snoozedUntil: null, onHold: null, needsReply: false, lastSeq: lastSeq(), lastNoteNo: lastNoteNo(), lastChange: 0, lastNoteChange: 0,
    createdAt: '2026-03-12T13:38:00.000Z', closedAt: null, closedBy: null, closeKind: null, tags: [], outcome: null, undoUntil: null, earlier: null, later: null,
    can: { reply: true, note: true, take: false, transfer: false, close: true, undo: false, rename: true, tag: true, add: true, remove: true, leave: true, putAside: true, startAgain: false },
    drafts: [],
    readUpTo: 0, unread: 0, readByOthersUpTo: 0, readers: [], mentioned: false,
    entries: ({ last, before }: { last: number; before?: string }) => {
      const upTo = before === undefined ? entries.length : Number(before);
      const from = Math.max(0, upTo - last);
      return { __typename: 'EntryPage', items: entries.slice(from, upTo), startCursor: from === 0 ? null : String(from) };
    },
  });

  async function* threadEntries(input: { afterSeq: number; afterNote?: number }): AsyncGenerator<unknown, void> {
    asked.push(input);
    let { afterSeq, afterNote = 0 } = input;
    const rings = on(bell, 'rung');
    for (;;) {
      for (const entry of entries) {
        if ((entry.seq ?? 0) <= afterSeq && (entry.noteNo ?? 0) <= afterNote) continue;
        afterSeq = Math.max(afterSeq, entry.seq ?? 0);
        afterNote = Math.max(afterNote, entry.noteNo ?? 0);
        yield { threadEntries: entry };
      }
      if (ended) {
        yield { threadEntries: { __typename: 'ThreadAccessEnded', threadId: 't', ...ended } };
        return;
      }
      await rings.next();
    }
  }

  function sendMessage({ input: { text, clientMessageId } }: { input: { text: string; clientMessageId: string } }) {
    const message = entries.find((entry) => entry['clientMessageId'] === clientMessageId) ?? write(ana, text, clientMessageId);
    return { __typename: 'MessageSent', message, thread };
  }

  const roots: Roots = { thread, threadEntries, sendMessage };
  return {
    roots,
    asked,
    write,
    addNote,
    endAccess(readableUpTo: number | null) {
      ended = { readableUpTo };
      bell.emit('rung');
    },
  };
}
