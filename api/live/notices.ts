import type { Door } from '../domain/call.ts';
import { type Delays, gatherNotices } from '../domain/notices/gather.ts';
import { type NoticeLimits, sendDueNotice } from '../domain/notices/send-due-notice.ts';
import type { Outside } from '../domain/outside.ts';
import { type Repeated, repeatedly } from './repeatedly.ts';

/** Milliseconds between two looks: mails are minutes late on purpose. */
const LOOK_EVERY = 5_000;

/** At most so many a look, so that no mail server is flooded. */
const MOST = 20;

export interface NoticesParts {
  outside: Outside;
  door: Door;
  limits: Delays & NoticeLimits;
  onError: (error: unknown) => void;
  every?: number;
}

/** Sends the mails that say that something is new, while the server runs. Every server does; each takes others. */
export function startNotices({ outside, door, limits, onError, every = LOOK_EVERY }: NoticesParts): Repeated {
  return repeatedly(every, async (isStopping) => {
    await gatherNotices(door, limits);
    for (let looked = 0; looked < MOST && !isStopping(); looked++) if (!(await sendDueNotice(outside, door, limits))) return;
  }, onError);
}
