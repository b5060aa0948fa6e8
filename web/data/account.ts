import type { ApolloClient } from '@apollo/client';
import { makeOutbox, type AccountOutbox } from './account-outbox.ts';
import { makeDeskFeed, type DeskFeed } from './desk-feed.ts';
import { makeDrafts, putBefore, type Drafts, type SaveDraft } from './drafts.ts';
import { ReadUpToDocument, SaveDraftDocument } from './generated.ts';
import { clearAllBut, keepFor, othersKeep } from './kept.ts';
import type { LiveConnection } from './live-connection.ts';
import type { OutboxItem } from './outbox-items.ts';
import { makeOpenThreads, type OpenThreads } from './open-threads.ts';
import { makeReadMarks, type ReadMarks } from './read-marks.ts';
import { inTheNameOf } from './sending.ts';
import { share, type Shared } from './shared.ts';
import type { Surroundings } from './surroundings.ts';
import { watchSignals, type ThreadSignals } from './thread-signals.ts';
import { makeTurn } from './turn.ts';
import type { Viewer } from './who.ts';

/** What belongs to whoever is signed in: it begins with them and goes with them. */
export type Account = {
  threads: OpenThreads;
  signals: Shared<ThreadSignals>;
  desk: DeskFeed;
  outbox: AccountOutbox;
  drafts: Drafts;
  readMarks: ReadMarks;
  /** Connects and follows the lists, until told to stop. */
  goLive: () => () => void;
  /** Out of the outbox and into its draft, before what was begun there. Null where it may have been stored already. */
  giveBack: (clientMessageId: string) => OutboxItem | null;
  /** Sends and saves what can be, now. */
  flush: () => Promise<void>;
  /** Whether something would be lost with this device's storage that is not theirs who sign out. */
  othersKeep: () => boolean;
  /** They have signed out: nothing of theirs stays on this device, but for what is not sent, if they want that kept. */
  forget: (unsent: 'keep unsent' | 'throw away') => void;
};

export function makeAccount(
  viewer: Viewer,
  around: Surroundings,
  apollo: ApolloClient,
  connection: LiveConnection,
  rightsChanged: () => void,
): Account {
  const kept = keepFor(viewer.id, around);
  const turn = makeTurn(`switchboard:${viewer.id}:turn`, around);
  const outbox = makeOutbox({ apollo, accountId: viewer.id, connection, kept, turn, placed: (entry) => threads.answered(entry) });
  const drafts = makeDrafts(kept, saveDraft);
  const signals = share((threadId) => watchSignals(threadId, apollo, connection));
  const threads = makeOpenThreads({
    apollo,
    connection,
    viewer,
    fetched(thread) {
      for (const draft of thread.drafts) drafts.learn(thread.id, draft.kind === 'NOTE' ? 'note' : 'message', draft);
    },
    arrived(threadId, entries) {
      outbox.arrived(entries);
      for (const entry of entries) if (entry.__typename === 'Message') signals.running(threadId)?.arrived(entry.author);
    },
  });
  const desk = makeDeskFeed({ apollo, connection, threads, rightsChanged });
  const readMarks = makeReadMarks(tellRead, around.isVisible);

  return {
    threads,
    signals,
    desk,
    outbox,
    drafts,
    readMarks,
    goLive() {
      connection.open();
      const stops = [
        desk.follow(),
        connection.listen(wakeIfLive),
        around.onNotice((notice) => notice === 'visible' && readMarks.wake()),
        connection.close,
      ];
      return () => stops.forEach((stop) => stop());
    },
    giveBack(clientMessageId) {
      const taken = outbox.takeBack(clientMessageId);
      const [first] = taken;
      if (!first) return null;
      const kind = first.note ? 'note' : 'message';
      drafts.write(first.threadId, kind, putBefore(taken.map(({ text }) => text).join('\n\n'), drafts.text(first.threadId, kind)), taken.flatMap(({ mentions = [] }) => mentions));
      return first;
    },
    async flush() {
      await Promise.race([Promise.all([outbox.flush(), drafts.flush()]), new Promise((enough) => setTimeout(enough, FLUSH_WITHIN))]);
    },
    othersKeep: () => othersKeep(viewer.id, around.storage),
    forget(unsent) {
      outbox.stop();
      drafts.stop();
      clearAllBut(viewer.id, around, unsent);
    },
  };

  function wakeIfLive() {
    if (connection.view().state !== 'live') return;
    readMarks.wake();
    void drafts.flush();
  }

  async function saveDraft({ threadId, kind, text, mentions, after }: Parameters<SaveDraft>[0]) {
    const input = { threadId, kind: kind === 'note' ? 'NOTE' : 'MESSAGE', text, mentions: mentions.map(({ id }) => id), after } as const;
    const { data } = await apollo.mutate({ mutation: SaveDraftDocument, variables: { input }, context: inTheNameOf(viewer.id) });
    const answer = data?.saveDraft;
    if (!answer) throw new Error('The server answered nothing.');
    if (answer.__typename === 'DraftOvertaken') return { overtaken: true, ...answer.draft };
    return { overtaken: false, text, mentions, edit: answer.draft.edit };
  }

  function tellRead(threadId: string, seq: number) {
    return apollo.mutate({ mutation: ReadUpToDocument, variables: { input: { threadId, seq } } });
  }
}

/** Milliseconds that somebody who leaves waits for what is not sent. */
const FLUSH_WITHIN = 5_000;
