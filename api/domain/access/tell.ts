import type { Account } from '../accounts/account.ts';
import type { Call, OpenCall } from '../call.ts';
import { organisationName } from '../organisation/organisation.ts';
import type { Outside } from '../outside.ts';

/*
 * What somebody is told by mail when a way into their account changed. It has changed whether or not the mail arrives:
 * that it did not is in the log.
 */

/** Tells the person by mail that something about their access has changed, after the commit: if it was not them, they should know. */
export async function tellOfFactor(outside: Outside, call: Call, what: string): Promise<void> {
  const [me] = await call.sql<{ email: string; name: string }>('select email, name from account where id = $1', [call.actor.id]);
  if (!me) return;
  const mail = { to: me.email, toName: me.name, subject: what, text: `${what}. If that was not you, tell an administrator at once.` };
  call.after(() => outside.post.mail(mail).catch(() => undefined));
}

type Told = Pick<Account, 'name' | 'email' | 'securePhone'>;

/** To the former address, which whoever takes an account over does not read. The new one is asked to confirm itself. */
export async function tellOfEmail(outside: Outside, call: OpenCall, { name }: Told, former: string | null): Promise<void> {
  const organisation = await organisationName(call);
  const text = `${name} has another e-mail address at ${organisation} from now on; this one is used no longer. If you did not expect that, tell an administrator at once.`;
  send(outside, call, { to: former, toName: name, subject: 'Your e-mail address was changed', text });
}

/** To the present address. */
export async function tellOfPhone(outside: Outside, call: OpenCall, { name, email, securePhone }: Told): Promise<void> {
  const organisation = await organisationName(call);
  const text = `Codes for ${name} at ${organisation} go to another phone from now on, ending in ${securePhone?.slice(-2)}. If you did not expect that, tell an administrator at once.`;
  send(outside, call, { to: email, toName: name, subject: 'The phone for your codes was changed', text });
}

function send(outside: Outside, call: OpenCall, mail: { to: string | null; toName: string; subject: string; text: string }): void {
  const { to } = mail;
  if (to !== null) call.after(() => outside.post.mail({ ...mail, to }).catch(() => undefined));
}
