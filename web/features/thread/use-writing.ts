import { useEffect, useRef, useState } from 'react';
import { useDraft } from '../../data/draft.ts';
import type { SendBlockedFieldsFragment } from '../../data/generated.ts';
import { useOutbox } from '../../data/outbox.ts';
import { useSignals } from '../../data/signals.ts';
import type { ThreadView } from './entry.ts';
import type { Mode } from './ModeSwitch.tsx';
import { type Guard, guardNow, longest, modeNow, putBefore } from './writing.ts';

/** Everything the composer shows and does. */
export interface Writing {
  mode: Mode;
  switchTo: (mode: Mode) => void;
  text: string;
  write: (text: string) => void;
  /** Characters beyond what fits; 0 if it fits. */
  tooMany: number;
  maySend: boolean;
  send: () => void;
  guard: Guard | null;
  sendAnyway: () => void;
  makeNote: () => void;
  keep: () => void;
  /** All that is written and not sent. */
  unsent: string;
  /** Throws away what is written, in both drafts. */
  forget: () => void;
}

interface HandedBack {
  blocked: SendBlockedFieldsFragment;
  /** What its author had seen when it was sent, null if that was before this page was loaded. */
  seen: number | null;
}

interface WritingInput {
  thread: ThreadView;
  /** The newest seq that stood before the author's eyes. */
  seenSeq: () => number;
  onSent: () => void;
}

/**
 * What is being written in a thread: a reply and a note, each with a draft of its own. A reply that comes back stands in
 * its draft again, untouched, until its author has decided.
 */
export function useWriting({ thread, seenSeq, onSent }: WritingInput): Writing & { freshAfter: number | null } {
  const { id, can } = thread;
  const [chosen, setChosen] = useState<Mode>('message');
  const [reply, setReply, clearReply] = useDraft(id, 'message');
  const [note, setNote, clearNote] = useDraft(id, 'note');
  const [back, setBack] = useState<HandedBack | null>(null);
  const seenAtSend = useRef(new Map<string, number>());
  const { sendTyping } = useSignals(id);
  const outbox = useOutbox(id);
  const { takeBack } = outbox;

  const returned = outbox.items.find(({ state, blocked }) => state === 'blocked' && blocked);
  useEffect(() => {
    if (!returned?.blocked) return;
    const text = takeBack(returned.clientMessageId);
    if (text === null) return;
    setReply(putBefore(text, reply));
    setBack({ blocked: returned.blocked, seen: seenAtSend.current.get(returned.clientMessageId) ?? null });
    setChosen('message');
  }, [returned, takeBack, reply, setReply]);

  const mode = modeNow(chosen, can, reply);
  const text = mode === 'note' ? note : reply;
  const waits = guardNow(back?.blocked ?? null, thread);
  const guard = mode === 'message' && reply !== '' ? waits : null;
  const tooMany = Math.max(0, text.length - longest);
  const maySend = text.trim() !== '' && tooMany === 0 && guard === null;

  function post(force: boolean) {
    const lastSeenSeq = seenSeq();
    const sent = outbox.send({ text: text.trimEnd(), lastSeenSeq, force, note: mode === 'note' });
    seenAtSend.current.set(sent, lastSeenSeq);
    if (mode === 'note') clearNote();
    else {
      clearReply();
      setBack(null);
    }
    onSent();
  }

  return {
    mode,
    switchTo: setChosen,
    text,
    write(next) {
      (mode === 'note' ? setNote : setReply)(next);
      if (next.trim() !== '') sendTyping(mode === 'note');
    },
    tooMany,
    maySend,
    send: () => maySend && post(false),
    guard,
    sendAnyway: () => guard?.canForce && tooMany === 0 && post(true),
    makeNote() {
      setNote(note.trim() === '' ? reply : `${note}\n\n${reply}`);
      clearReply();
      setBack(null);
      setChosen('note');
    },
    keep: () => setBack(null),
    unsent: [reply, note].filter((written) => written.trim() !== '').join('\n\n'),
    forget() {
      clearReply();
      clearNote();
    },
    freshAfter: guard && back ? back.seen : null,
  };
}
