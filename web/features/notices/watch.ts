import '../../ui/words/notices.ts';
import type { ApolloClient } from '@apollo/client';
import type { DeskFeed } from '../../data/desk-feed.ts';
import { DeskListsDocument, type DeskListsQuery, type NoticesFieldsFragment, OwnNoticesDocument, type OwnNoticesQuery } from '../../data/generated.ts';
import type { LiveConnection } from '../../data/live-connection.ts';
import { browserSurroundings } from '../../data/surroundings.ts';
import type { Viewer } from '../../data/viewer.ts';
import { play } from '../../ui/tone.ts';
import { makeAlarm } from './alarm.ts';
import { markTab } from './favicon.ts';
import { known, type Lists, listsOf } from './lists.ts';
import { type News, newsBeside, newsIn } from './news.ts';
import { makeOnce } from './once.ts';
import { noteOwnDeeds } from './own-deeds.ts';
import { pop } from './pop.ts';
import { isQuiet } from './quiet.ts';
import { ringing } from './ringing.ts';

export interface Watching {
  apollo: ApolloClient;
  connection: LiveConnection;
  desk: Pick<DeskFeed, 'changed'>;
  viewer: Viewer;
  /** Leads to a conversation. */
  open: (threadId: string) => void;
}

/**
 * Tells whoever is here of what is new, as they want to be told: one tab of theirs in this browser, once, and none where the
 * conversation is before their eyes in one. What the lists say at first is not news. Answers with how to stop.
 */
export function watchNotices({ apollo, connection, desk, viewer, open }: Watching): () => void {
  const around = browserSurroundings();
  const once = makeOnce(`switchboard:${viewer.id}:told`, around);
  const own = noteOwnDeeds(apollo);
  let lists: Lists | null = null;
  let notices: NoticesFieldsFragment | null = null;
  let stopped = false;

  const alarm = makeAlarm(async (round) => {
    if (notices && !isQuiet(notices.quiet, new Date()) && (await once(`alarm ${round}`)) && alarm.rings()) play('alarm');
  });
  let nextRing: ReturnType<typeof setTimeout> | undefined;
  function follow() {
    clearTimeout(nextRing);
    const here = connection.view().state === 'live' && lists && notices ? ringing(lists.cards.values(), notices, Date.now()) : SILENT;
    alarm.set(here.rings);
    if (here.nextAt !== null) nextRing = setTimeout(follow, Math.min(here.nextAt - Date.now(), LONGEST_TIMER));
  }
  const ask = () => void apollo.query({ query: OwnNoticesDocument, fetchPolicy: 'network-only' }).catch(() => undefined);

  /** The tab that has it before somebody's eyes, or did it itself, speaks for all of them first, and is silent. */
  async function tell(news: News) {
    const isKnown = () => isSeen(news) || (!news.byMessage && own.didIt(news.card.threadId));
    if (!isKnown()) await new Promise((soon) => setTimeout(soon, document.hidden ? 400 : 200));
    const silent = isKnown();
    if (!(await once(news.key)) || silent || stopped || !notices || isQuiet(notices.quiet, new Date())) return;
    const choice = notices.choices.find(({ kind }) => kind === news.kind);
    if (choice?.sound) play('notice');
    if (choice?.browser) pop(news, open);
  }

  function hear(of: DeskListsQuery) {
    const before = lists;
    lists = listsOf(of.desk, viewer.id);
    markTab(lists.unread > 0);
    if (before) for (const news of newsIn(before, lists, viewer.isStaff)) void tell(news);
    follow();
  }

  /** What stands in no list is told once: it is heard of again with everything that happens to it. */
  const beside = new Set<string>();
  function hearBeside() {
    const placed = desk.changed.view();
    const news = placed && lists && newsBeside(lists, known(placed, viewer.id, false));
    if (!news || beside.has(news.key)) return;
    beside.add(news.key);
    void tell(news);
  }

  const stops = [
    desk.changed.listen(hearBeside),
    apollo.cache.watch<DeskListsQuery>({ query: DeskListsDocument, optimistic: true, immediate: true, callback: ({ result, complete }) => void (complete && result && hear(result as DeskListsQuery)) }),
    apollo.cache.watch<OwnNoticesQuery>({
      query: OwnNoticesDocument,
      optimistic: true,
      immediate: true,
      callback: ({ result, complete }) => {
        if (complete && result) notices = (result as OwnNoticesQuery).viewer?.notices ?? null;
        follow();
      },
    }),
    // What changed while nobody listened.
    connection.listen(() => {
      follow();
      if (connection.view().state === 'live') ask();
    }),
    own.stop,
    () => clearTimeout(nextRing),
    () => alarm.set(false),
    () => markTab(false),
  ];
  ask();
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}

const SILENT = { rings: false, nextAt: null };

/** Milliseconds: what is farther ahead a timer does not take. */
const LONGEST_TIMER = 2 ** 31 - 1;

function isSeen({ card }: News): boolean {
  return document.hasFocus() && document.visibilityState === 'visible' && location.pathname.endsWith(`/t/${card.threadId}`);
}
