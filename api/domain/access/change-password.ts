import { organisationName, changeRights } from '../organisation/organisation.ts';
import { record } from '../audit/record.ts';
import type { Door, From, Who } from '../call.ts';
import type { Outside } from '../outside.ts';
import { withdrawCodes } from './challenge.ts';
import { hashPassword } from './hashing.ts';
import { checkPassword } from './password-rules.ts';
import { endOtherSessions } from './session.ts';
import { tellOfFactor } from './tell.ts';

/**
 * Changes one's own password. The session has just proved itself and goes on; every other one ends, codes on their way
 * stop working, and the person is told by mail. Hashing stands outside of a transaction, as in `signIn`.
 */
export async function changePassword(outside: Outside, door: Door, who: Who, from: From, given: { password: string }): Promise<void> {
  await door.look(who, from, async (call) => {
    const [me] = await call.sql<{ name: string; shortName: string; email: string }>('select name, short_name as "shortName", email from account where id = $1', [call.actor.id]);
    checkPassword('input.password', given.password, { names: [me?.name ?? '', me?.shortName ?? ''], email: me?.email ?? '', organisation: await organisationName(call) });
  });
  const passwordHash = await hashPassword(given.password);
  await door.act(who, from, async (call) => {
    await call.sql('update account set password_hash = $2, password_set_at = $3 where id = $1', [call.actor.id, passwordHash, call.now]);
    await withdrawCodes(call, call.actor.id);
    await endOtherSessions(call);
    record(call, { deed: 'password.changed', targetId: call.actor.id });
    await changeRights(call);
    await tellOfFactor(outside, call, 'Your password was changed');
  });
}
