import type { NoticeKind } from '../../data/generated.ts';
import { say } from '../../ui/say.ts';
import type { News } from './news.ts';

const WORDS = {
  QUEUED: 'notices.queued',
  ASSIGNED: 'notices.assigned',
  HELD: 'notices.held',
  MENTIONED: 'notices.mentioned',
  NAMED: 'notices.named',
  ANSWERED: 'notices.answered',
} as const satisfies Record<NoticeKind, string>;

/** Shows a notification of the browser: who or which team, and never what was written. A press leads there. */
export function pop({ kind, key, card }: News, open: (threadId: string) => void): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const who = kind === 'ANSWERED' ? card.team : card.client;
  try {
    const shown = new Notification(who ?? say('notices.somebody'), { body: say(WORDS[kind], { team: card.team ?? '' }), tag: key });
    shown.onclick = () => {
      window.focus();
      open(card.threadId);
      shown.close();
    };
  } catch {
    // Some phones let only installed apps do that.
  }
}
