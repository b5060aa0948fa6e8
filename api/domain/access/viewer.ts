import type { Call } from '../call.ts';
import type { CodeAsked, Role } from '../accounts/account.ts';

/** A membership, and whether this session may open the queue now. */
export interface MembershipView {
  teamId: string;
  open: boolean;
  codeAsked: CodeAsked;
  /** Last two digits of the phone that the code goes to; null for a support queue, which asks for none. */
  phoneEnding: string | null;
}

/** Whoever is signed in. Their party and card are loaded by `accountId`. */
export interface ViewerView {
  accountId: string;
  email: string;
  role: Role | null;
  /** By name, locked ones too. */
  teams: MembershipView[];
}

/** Who is signed in, and what this session may open. */
export async function viewer(call: Call): Promise<ViewerView> {
  const [me] = await call.sql<{ email: string }>('select email from account where id = $1', [call.actor.id]);
  return { accountId: call.actor.id, email: me?.email ?? '', role: call.actor.role, teams: await membershipsOf(call) };
}

/** The caller's memberships, as of this moment of the transaction. */
export async function membershipsOf(call: Call): Promise<MembershipView[]> {
  return call.sql<MembershipView>(
    `select t.id as "teamId", t.id = any(v.open) as open, t.code_asked as "codeAsked", right(t.secure_phone, 2) as "phoneEnding"
     from viewer_facts($1, $2) v join account t on t.id = any(v.teams) order by lower(t.name), t.id`,
    call.viewer,
  );
}
