import type { Call } from '../call.ts';
import { sessionsOf, type SessionView } from './sessions.ts';

export interface AuthenticatorView {
  id: string;
  name: string;
  addedAt: Date;
  usedAt: Date | null;
}

/** How the caller gets in, and where they are signed in. */
export interface SecurityView {
  /** Last two digits of the secure phone. */
  phoneEnding: string;
  authenticators: AuthenticatorView[];
  recoveryCodesLeft: number;
  passwordSetAt: Date | null;
  sessions: SessionView[];
}

export async function security(call: Call): Promise<SecurityView> {
  const [me] = await call.sql<Omit<SecurityView, 'authenticators' | 'sessions'>>(
    `select right(a.secure_phone, 2) as "phoneEnding", a.password_set_at as "passwordSetAt",
       (select count(*)::int from recovery_code r where r.account_id = a.id and r.used_at is null) as "recoveryCodesLeft"
     from account a where a.id = $1`,
    [call.actor.id],
  );
  const authenticators = await call.sql<AuthenticatorView>(
    `select id, name, added_at as "addedAt", used_at as "usedAt" from authenticator
     where account_id = $1 and confirmed_at is not null and removed_at is null order by added_at, id`,
    [call.actor.id],
  );
  return {
    phoneEnding: me?.phoneEnding ?? '',
    passwordSetAt: dated(me?.passwordSetAt),
    recoveryCodesLeft: me?.recoveryCodesLeft ?? 0,
    authenticators: authenticators.map((each) => ({ ...each, addedAt: new Date(each.addedAt), usedAt: dated(each.usedAt) })),
    sessions: await sessionsOf(call),
  };
}

function dated(value: Date | string | null | undefined): Date | null {
  return value == null ? null : new Date(value);
}
