import { endSessions } from '../domain/access/session.ts';
import { SIDE_DOOR } from '../domain/call.ts';
import { openDoors } from './doors.ts';
import type { Verb } from './verb.ts';

/** Somebody's device is lost, or an administrator cannot reach the screens. */
export const endSessionsOf: Verb = {
  usage: 'EMAIL',
  says: 'end every session of an account; open screens are out within a second',
  async run([email, ...more], side) {
    if (email === undefined || more.length > 0) throw new Error('Say whose: end-sessions EMAIL');
    const { door } = await openDoors(side);
    const ended = await door.actOpen(SIDE_DOOR, async (call) => {
      const [account] = await call.sql<{ id: string }>(`select id from account where lower(email) = lower($1) and kind <> 'TEAM'`, [email]);
      return account ? endSessions(call, account.id) : null;
    });
    if (ended === null) throw new Error(`Nobody has the address ${email}.`);
    console.log(ended === 1 ? '1 session has ended.' : `${ended} sessions have ended.`);
  },
};
