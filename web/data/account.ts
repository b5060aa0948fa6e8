import type { ApolloClient } from '@apollo/client';
import { makeOutbox, type AccountOutbox } from './account-outbox.ts';
import { makeDeskFeed, type DeskFeed } from './desk-feed.ts';
import { makeDrafts, type Drafts } from './drafts.ts';
import { ReadUpToDocument } from './generated.ts';
import { keepFor } from './kept.ts';
import type { LiveConnection } from './live-connection.ts';
import { makeOpenThreads, type OpenThreads } from './open-threads.ts';
import { makeReadMarks, type ReadMarks } from './read-marks.ts';
import { share, type Shared } from './shared.ts';
import type { Surroundings } from './surroundings.ts';
import { watchSignals, type ThreadSignals } from './thread-signals.ts';
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
  /** They sign out: nothing of theirs stays on this device. */
  forget: () => void;
};

export function makeAccount(
  viewer: Viewer,
  around: Surroundings,
  apollo: ApolloClient,
  connection: LiveConnection,
  rightsChanged: () => void,
): Account {
  const kept = keepFor(viewer.id, around);
  const outbox = makeOutbox(apollo, connection, kept, (entry) => threads.answered(entry));
  const signals = share((threadId) => watchSignals(threadId, apollo, connection));
  const threads = makeOpenThreads({
    apollo,
    connection,
    viewer,
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
    drafts: makeDrafts(kept),
    readMarks,
    goLive() {
      connection.open();
      const stops = [
        desk.follow(),
        connection.listen(() => connection.view().state === 'live' && readMarks.wake()),
        around.onNotice((notice) => notice === 'visible' && readMarks.wake()),
        connection.close,
      ];
      return () => stops.forEach((stop) => stop());
    },
    forget() {
      outbox.stop();
      kept.clear();
    },
  };

  function tellRead(threadId: string, seq: number) {
    return apollo.mutate({ mutation: ReadUpToDocument, variables: { input: { threadId, seq } } });
  }
}
