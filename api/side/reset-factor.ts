import { parseArgs } from 'node:util';
import { forgetFactors } from '../domain/access/reset-factors.ts';
import { record } from '../domain/audit/record.ts';
import { SIDE_DOOR } from '../domain/call.ts';
import { phone as checkedPhone } from '../domain/input.ts';
import { openDoors } from './doors.ts';
import type { Verb } from './verb.ts';

/** For whoever has lost phone and paper, the last system administrator too. It is in the audit, and the person is told by mail. */
export const resetFactor: Verb = {
  usage: 'EMAIL [--phone +44…]',
  says: 'forget authenticator apps and recovery codes of an account, and say where its codes go from now on',
  async run(args, side) {
    const { values, positionals } = parseArgs({ args, options: { phone: { type: 'string' } }, allowPositionals: true });
    const [email, ...more] = positionals;
    if (email === undefined || more.length > 0) throw new Error('Say whose: reset-factor EMAIL [--phone +44…]');
    const phone = values.phone === undefined ? null : checkedPhone('phone', values.phone);

    const { door, outside } = await openDoors(side);
    const ending = await door.actOpen(SIDE_DOOR, async (call) => {
      const [account] = await call.sql<{ id: string; name: string; email: string; phone: string }>(
        `select id, name, email, secure_phone as phone from account where lower(email) = lower($1) and kind <> 'TEAM'`,
        [email],
      );
      if (!account) throw new Error(`Nobody has the address ${email}.`);
      if (phone !== null) {
        await call.sql('update account set secure_phone = $2 where id = $1', [account.id, phone]);
        record(call, { deed: 'securePhone.changed', targetId: account.id, before: { ending: account.phone.slice(-2) }, after: { ending: phone.slice(-2) } });
      }
      await forgetFactors(outside, call, account);
      return (phone ?? account.phone).slice(-2);
    });
    console.log(`Authenticator apps and recovery codes of ${email} are forgotten, and all sessions have ended. Codes go to the phone ending ${ending}.`);
  },
};
