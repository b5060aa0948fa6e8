import { useCallback, useEffect, useRef, useState } from 'react';
import { useDraft, useDraftMentions, useIsSaved } from '../../data/draft.ts';
import { standingIn } from '../../data/mentions.ts';
import { useOutbox } from '../../data/outbox.ts';
import { useSignals } from '../../data/signals.ts';
import type { PartyView, ThreadView, WrittenView } from './entry.ts';
import type { Mode } from './ModeSwitch.tsx';
import { type Guard, guardNow, longest, modeNow, type Returned } from './writing.ts';

/** Everything the composer shows and does. */
export interface Writing {
  mode: Mode;
  switchTo: (mode: Mode) => void;
  text: string;
  write: (text: string) => void;
  /** Whether the server has it; false: this device alone. */
  saved: boolean;
  /** Characters beyond what fits; 0 if it fits. */
  tooMany: number;
  maySend: boolean;
  send: () => void;
  guard: Guard | null;
  sendAnyway: () => void;
  makeNote: () => void;
  keep: () => void;
  /** What waits in the list stands here again. */
  takeBack: (clientMessageId: string) => void;
  /** The id of what is answered by name. */
  answering: string | null;
  /** What is written from now on answers this; null: nothing in particular. */
  answer: (entry: WrittenView | null) => void;
  /** Addresses a colleague in the note, as long as their name stands in it. */
  mention: (party: PartyView) => void;
  /** All that is written and not sent. */
  unsent: string;
  /** Throws away what is written, in both drafts. */
  forget: () => void;
}

interface HandedBack extends Returned {
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
  const [answered, setAnswered] = useState<{ id: string; note: boolean } | null>(null);
  const [mentioned, mention] = useDraftMentions(id);
  const seenAtSend = useRef(new Map<string, number>());
  const { sendTyping } = useSignals(id);
  const outbox = useOutbox(id);
  const { takeBack: takeOut } = outbox;
  const takeBack = useCallback(
    (clientMessageId: string) => {
      const taken = takeOut(clientMessageId);
      if (!taken) return;
      setChosen(taken.note ? 'note' : 'message');
      setAnswered(taken.inReplyTo ? { id: taken.inReplyTo, note: taken.note } : null);
    },
    [takeOut],
  );

  const returned = outbox.items.find(({ comesBack }) => comesBack);
  useEffect(() => {
    if (!returned) return;
    const { clientMessageId, blocked = null, error, note } = returned;
    takeBack(clientMessageId);
    if (!note) setBack({ blocked, said: error?.message || null, seen: seenAtSend.current.get(clientMessageId) ?? null });
  }, [returned, takeBack]);

  const mode = modeNow(chosen, can, reply);
  // A note is answered in notes alone: nothing that a client reads says that it is there.
  const answering = answered && (mode === 'note' || !answered.note) ? answered.id : null;
  const saved = useIsSaved(id, mode);
  const text = mode === 'note' ? note : reply;
  const waits = guardNow(back, thread);
  const guard = mode === 'message' && reply !== '' ? waits : null;
  const tooMany = Math.max(0, text.length - longest);
  const maySend = text.trim() !== '' && tooMany === 0 && guard === null;

  function post(force: boolean) {
    const lastSeenSeq = seenSeq();
    const addressed = mode === 'note' ? standingIn(text, mentioned) : [];
    const sent = outbox.send({ text: text.trimEnd(), lastSeenSeq, force, note: mode === 'note', ...(answering && { inReplyTo: answering }), ...(addressed.length > 0 && { mentions: addressed }) });
    setAnswered(null);
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
    saved,
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
    takeBack,
    answering,
    answer(entry) {
      const note = entry?.__typename === 'Note';
      setAnswered(entry && { id: entry.id, note });
      if (note) setChosen('note');
      else if (entry && can.reply) setChosen('message');
    },
    mention,
    unsent: [reply, note].filter((written) => written.trim() !== '').join('\n\n'),
    forget() {
      clearReply();
      clearNote();
    },
    freshAfter: guard && back ? back.seen : null,
  };
}

/** Taking back what waits in the list, and going on with it. */
export function useTakeBack({ takeBack }: Pick<Writing, 'takeBack'>, focus: () => void): (clientMessageId: string) => void {
  return useCallback(
    (clientMessageId) => {
      takeBack(clientMessageId);
      focus();
    },
    [takeBack, focus],
  );
}

/** Answering one entry by name, and going on with it. */
export function useReply({ answer }: Pick<Writing, 'answer'>, focus: () => void): (entry: WrittenView) => void {
  return (entry) => {
    answer(entry);
    // The menu gives the focus back to its button first.
    setTimeout(focus);
  };
}
