import type { Door } from '../domain/call.ts';
import { sendDueInvitation } from '../domain/imports/send-due-invitation.ts';
import type { Outside } from '../domain/outside.ts';
import { type Repeated, repeatedly } from './repeatedly.ts';

/** Milliseconds between two looks for invitations that are due. */
const LOOK_EVERY = 1_000;

/** At most so many a look: ten thousand take a quarter of an hour, and no mail server is flooded. */
const MOST = 10;

/** Sends the invitations that an import has left, while the server runs. Every server does; each takes others. */
export function startInvitations(outside: Outside, door: Door, onError: (error: unknown) => void): Repeated {
  return repeatedly(LOOK_EVERY, async (isStopping) => {
    for (let sent = 0; sent < MOST && !isStopping(); sent++) if (!(await sendDueInvitation(outside, door))) return;
  }, onError);
}
