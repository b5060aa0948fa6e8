import { type Door, type OpenCall, SIDE_DOOR } from '../call.ts';
import { newId } from '../id.ts';
import { organisationName } from '../organisation/organisation.ts';
import type { Mail, Outside } from '../outside.ts';
import { type Due, dueFor, forgetAll, forgetLost, lookAgain, takeTurn, type Turn, turnOf } from './due.ts';
import { noticeMail } from './notice-mail.ts';
import { UNCHOSEN } from './notices.ts';
import { quietUntil } from './quiet-hours.ts';
import { forgetRead } from './read.ts';

/** Milliseconds. */
export interface NoticeLimits {
  looking: number;
  again: number;
  forget: number;
}

/** Minutes until a mail that the server did not take is tried again; the last one goes on. */
const WAITS = [1, 5, 15, 60];

/**
 * Looks at whoever's mail is due the longest, and says whether there was anybody. They get one if something is still unread
 * that they may read, they are not looking, it is not quiet where they are, and no mail of before waits to be read. That it
 * goes is written before it goes: two servers never send the same, and one that ends in between sends none rather than two.
 * Where the mail server does not take it, that is taken back, and it is tried again.
 */
export async function sendDueNotice(outside: Outside, door: Door, limits: NoticeLimits): Promise<boolean> {
  const { found, mail } = await door.actOpen(SIDE_DOOR, (call) => claim(outside, call, limits));
  if (mail === null) return found;
  try {
    await outside.post.mail(mail.mail);
    await door.actOpen(SIDE_DOOR, (call) => call.sql('update notice_mail set tries = 0 where account_id = $1', [mail.accountId]));
  } catch {
    await door.actOpen(SIDE_DOOR, (call) => takeBack(call, mail));
  }
  return true;
}

interface Claimed {
  accountId: string;
  at: string;
  tries: number;
  mail: Mail;
}

async function claim(outside: Outside, call: OpenCall, limits: NoticeLimits): Promise<{ found: boolean; mail: Claimed | null }> {
  const accountId = await takeTurn(call);
  if (accountId === null) return { found: false, mail: null };
  await forgetRead(call, { accountIds: [accountId], threadIds: null });
  await forgetLost(call, accountId);
  const turn = await turnOf(call, accountId, limits.looking);
  if (turn === null) await forgetAll(call, accountId);
  const due = turn === null ? [] : await dueFor(call, accountId, turn.wants ?? UNCHOSEN[turn.kind].email, limits.forget);
  if (turn === null || due.length === 0) {
    await lookAgain(call, accountId, null);
    return { found: true, mail: null };
  }
  const wait = waitOf(turn, call.now, limits);
  if (wait !== null) {
    await lookAgain(call, accountId, wait);
    return { found: true, mail: null };
  }
  return { found: true, mail: await claimed(outside, call, turn, due) };
}

/** Until when a mail to them has to wait. Null: it may go. */
function waitOf({ quiet, looking, mailedAt }: Turn, now: Date, limits: NoticeLimits): Date | null {
  const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  const silent = quiet && quietUntil(quiet, now);
  if (silent) return silent;
  if (looking) return later(Math.max(limits.looking, 1_000));
  if (mailedAt === null) return null;
  const day = 24 * 3_600_000;
  return later(Math.min(day, Math.max(limits.again, (now.getTime() - mailedAt.getTime()) / 2)));
}

async function claimed(outside: Outside, call: OpenCall, turn: Turn, due: readonly Due[]): Promise<Claimed> {
  const { accountId, email: to, name: toName, kind, tries } = turn;
  // One that is tried again is the same mail.
  const [row] = await call.sql<{ at: string; id: string }>(
    `with told as (update notice set mailed_at = now() where account_id = $1 and (thread_id, kind) in (select * from unnest($2::uuid[], $4::text[])))
     update notice_mail set mailed_at = now(), mail_id = case when tries > 0 then mail_id else $3 end where account_id = $1 returning mailed_at::text as at, mail_id as id`,
    [accountId, due.map(({ threadId }) => threadId), newId(), due.map(({ kind }) => kind)],
  );
  await lookAgain(call, accountId, null);
  const mail = noticeMail(row?.id ?? newId(), due, { to, toName, kind, organisation: await organisationName(call), publicUrl: outside.publicUrl });
  return { accountId, at: row?.at ?? '', tries, mail };
}

async function takeBack(call: OpenCall, { accountId, at, tries }: Claimed): Promise<void> {
  await call.sql('update notice set mailed_at = null where account_id = $1 and mailed_at = $2::timestamptz', [accountId, at]);
  await call.sql(
    `update notice_mail set mailed_at = null, tries = tries + 1, due_at = now() + make_interval(mins => $3) where account_id = $1 and mailed_at = $2::timestamptz`,
    [accountId, at, WAITS[Math.min(tries, WAITS.length - 1)] ?? 60],
  );
}
