import { drafted, type KeptDraft, overtaken, parsedDraft } from './draft-kept.ts';
import { fullJitter } from './jitter.ts';
import type { Kept } from './kept.ts';
import { isDefinite, refusalOf } from './refusal.ts';
import { areSame, type Mention, standingIn, withThose } from './mentions.ts';
import { makeStore, type Store } from './store.ts';

export type DraftKind = 'message' | 'note';

/** What the server has, or says of a draft that it was sent. */
export type ServerDraft = { text: string; mentions: readonly Mention[]; edit: number };

/** Keeps a draft on the server. `overtaken`: another device has saved since, and nothing was written. Rejects with Apollo's error. */
export type SaveDraft = (draft: { threadId: string; kind: DraftKind; text: string; mentions: readonly Mention[]; after: number }) => Promise<ServerDraft & { overtaken: boolean }>;

/**
 * What one account is writing, by thread and kind: with every key on this device, and soon after on the server, until it
 * is sent or emptied. What belongs to no thread yet stays on this device.
 */
export type Drafts = Pick<Store<ReadonlyMap<string, KeptDraft>>, 'listen'> & {
  text: (threadId: string, kind: DraftKind) => string;
  /** Whether the server has it. */
  isSaved: (threadId: string, kind: DraftKind) => boolean;
  /** Whom it was said to address: those of them count whose name stands in the text. */
  mentions: (threadId: string, kind: DraftKind) => readonly Mention[];
  /** An empty text addresses nobody any more. */
  write: (threadId: string, kind: DraftKind, text: string, come?: readonly Mention[]) => void;
  /** What the server has of a thread: another device may have gone on. */
  learn: (threadId: string, kind: DraftKind, draft: ServerDraft) => void;
  /** Saves what is not saved, now: the connection is there again, or its author leaves. */
  flush: () => Promise<void>;
  /** How many texts are on this device alone. */
  onlyHere: () => number;
  stop: () => void;
};

export function makeDrafts(kept: Kept, save: SaveDraft): Drafts {
  const store = makeStore<ReadonlyMap<string, KeptDraft>>(new Map([...kept.read('draft')].map(([name, value]) => [name, parsedDraft(value)])));
  const clocks = new Map<string, ReturnType<typeof setTimeout>>();
  const underWay = new Map<string, Promise<void>>();
  /** What was last sent to the server, which may have it although it never answered. */
  const sent = new Map<string, string>();
  let attempt = 0;
  let over = false;

  const ignoreOtherTabs = kept.onChanged('draft', (name, value) => {
    const draft = value === null ? null : parsedDraft(value);
    set(name, draft);
    // The tab that is written in saves it, unless it is closed meanwhile.
    if (draft && !draft.saved) schedule(name, OTHERS);
  });

  return {
    listen: store.listen,
    text: (threadId, kind) => store.view().get(nameOf(threadId, kind))?.text ?? '',
    isSaved: (threadId, kind) => store.view().get(nameOf(threadId, kind))?.saved ?? true,
    mentions: (threadId, kind) => (store.view().get(nameOf(threadId, kind)) ?? NONE).mentions,
    write(threadId, kind, text, come = []) {
      const name = nameOf(threadId, kind);
      const { edit, mentions: before } = store.view().get(name) ?? NONE;
      const mentions = text === '' ? NONE.mentions : come.length === 0 ? before : withThose(before, come);
      // Nobody but this device knows of it.
      const forgotten = text === '' && edit === 0 && !sent.has(name);
      keep(name, forgotten ? null : { text, mentions, edit, saved: false });
      if (!forgotten) schedule(name, text === '' ? 0 : PACE);
    },
    learn(threadId, kind, { text, mentions, edit }) {
      const name = nameOf(threadId, kind);
      const here = store.view().get(name);
      if (!here || (here.saved && edit > here.edit)) keep(name, { text, mentions, edit, saved: true });
    },
    async flush() {
      await Promise.all(unsaved().map(saveNow));
    },
    onlyHere: () => [...store.view()].filter(([name, { text, saved }]) => !saved && text.trim() !== '' && !name.startsWith('new-id:')).length,
    stop() {
      over = true;
      ignoreOtherTabs();
      clocks.forEach((clock) => clearTimeout(clock));
    },
  };

  function unsaved(): string[] {
    return [...store.view()].filter(([name, { saved }]) => !saved && placeOf(name)).map(([name]) => name);
  }

  /** Typing goes on meanwhile: what has come by then goes along. */
  function schedule(name: string, after: number) {
    if (over || !placeOf(name)) return;
    if (after === 0) clearTimeout(clocks.get(name));
    else if (clocks.has(name)) return;
    clocks.set(name, setTimeout(() => void saveNow(name), after));
  }

  /** One at a time of each, so that the numbers follow each other. */
  async function saveNow(name: string): Promise<void> {
    clearTimeout(clocks.get(name));
    clocks.delete(name);
    await underWay.get(name);
    const draft = store.view().get(name);
    const place = placeOf(name);
    if (over || !draft || draft.saved || !place || draft.text.length > LONGEST) return;
    const saving = trySaving(name, { ...place, text: draft.text, mentions: standingIn(draft.text, draft.mentions), after: draft.edit });
    underWay.set(name, saving);
    await saving;
  }

  async function trySaving(name: string, draft: Parameters<SaveDraft>[0]) {
    const before = sent.get(name);
    sent.set(name, draft.text);
    try {
      const answer = await save(draft);
      attempt = 0;
      const here = store.view().get(name) ?? NONE;
      keep(name, answer.overtaken ? overtaken(here, answer, before) : { ...here, edit: answer.edit, saved: here.text === draft.text && areSame(standingIn(here.text, here.mentions), draft.mentions) });
      if (store.view().get(name)?.saved === false) schedule(name, PACE);
    } catch (error) {
      const { seconds = 0, ...refusal } = refusalOf(error);
      // Not theirs to see any more, or too long: it stays on this device.
      if (!isDefinite(refusal)) schedule(name, PACE + seconds * 1_000 + fullJitter(attempt++));
    } finally {
      underWay.delete(name);
    }
  }

  function keep(name: string, draft: KeptDraft | null) {
    set(name, draft);
    // Empty and known to be so: nothing that a device would have to remember.
    if (!draft || (draft.text === '' && draft.saved)) kept.remove('draft', name);
    else kept.write('draft', name, drafted(draft));
  }

  function set(name: string, draft: KeptDraft | null) {
    const next = new Map(store.view());
    if (draft) next.set(name, draft);
    else next.delete(name);
    store.set(next);
  }
}

/** A text that comes back is put before what was begun meanwhile: nothing typed is ever lost. */
export function putBefore(returned: string, begun: string): string {
  if (begun.trim() === '') return returned;
  // Another tab was faster.
  return begun === returned || begun.startsWith(`${returned}\n\n`) ? begun : `${returned}\n\n${begun}`;
}

const NONE: KeptDraft = { text: '', mentions: [], edit: 0, saved: true };

/** The contract's. What is longer is kept here, and fits when its author has made it shorter. */
const LONGEST = 8000;

/** Milliseconds from a key to the server, and how long another tab is left to save what was written in it. */
const PACE = 1_500;
const OTHERS = 10_000;

function nameOf(threadId: string, kind: DraftKind): string {
  return `${threadId}.${kind}`;
}

/** Null for what belongs to no thread yet. */
function placeOf(name: string): { threadId: string; kind: DraftKind } | null {
  const [threadId = '', kind] = name.split('.');
  return threadId.includes(':') ? null : { threadId, kind: kind === 'note' ? 'note' : 'message' };
}
