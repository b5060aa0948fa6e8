import type { Account } from '../accounts/account.ts';
import { invite } from '../accounts/invitation.ts';
import { type Door, SIDE_DOOR } from '../call.ts';
import type { Mail, Outside } from '../outside.ts';

/** Minutes until one that could not be handed over, or whose server ended over it, is due again; longer each time. */
const WAITS = [2, 10, 60, 240];

/**
 * Sends the invitation that is due the longest, and says whether there was one. It is taken with a lock that other
 * servers pass over, and put off before it is sent: a server that ends in between loses none, it comes again later, with
 * a link that makes the one before worthless.
 */
export async function sendDueInvitation(outside: Outside, door: Door): Promise<boolean> {
  const sent: Sent = { id: null, arrived: false };
  await door.actOpen(SIDE_DOOR, async (call) => {
    const [due] = await call.sql<Due>(
      `update account set invitation_tries = invitation_tries + 1,
         invitation_due_at = now() + make_interval(mins => ($1::int[])[least(invitation_tries + 1, ${WAITS.length})])
       where id = (select id from account where invitation_due_at <= now() order by invitation_due_at, id limit 1 for update skip locked)
       returning id, kind, role, status, name, email, invitation_tries as tries`,
      [WAITS],
    );
    if (!due) return;
    sent.id = due.id;
    // Who has accepted meanwhile, or whose mail server will not have it, is left alone: an administrator can send it again.
    if (due.status === 'INVITED' && due.email !== null && due.tries <= WAITS.length) await invite(watched(outside, sent), call, due);
    else sent.arrived = true;
  });
  if (sent.arrived) await door.actOpen(SIDE_DOOR, (call) => call.sql('update account set invitation_due_at = null, invitation_tries = 0 where id = $1', [sent.id]));
  return sent.id !== null;
}

interface Due extends Pick<Account, 'id' | 'kind' | 'role' | 'status' | 'name' | 'email'> {
  tries: number;
}

interface Sent {
  id: string | null;
  arrived: boolean;
}

/** The same way out, which tells whether the mail was handed over: an invitation by itself stands even if it was not. */
function watched(outside: Outside, sent: Sent): Outside {
  const mail = async (message: Mail) => {
    await outside.post.mail(message);
    sent.arrived = true;
  };
  return { ...outside, post: { ...outside.post, mail } };
}
