import type { OpenCall } from '../call.ts';
import { rateLimited } from '../errors.ts';
import { isId } from '../input.ts';
import type { Outside } from '../outside.ts';
import { challenge, type CodeChallengeView, type Delivery, type Purpose } from './challenge.ts';
import { refuseWornOut } from './tries.ts';
import { refused, type CodeRefusedView } from './try-code.ts';
import { toInvitedPhone, toOwnPhone, toPhoneOfTeam, toTeamPhone } from './words.ts';

/**
 * Sends a new code for the same sign-in, team access, invitation or phone; the one before it stops working. Not within a minute of the
 * last one (RATE_LIMITED), and not half an hour after it was first asked for: then one begins anew. `sessionId` is the
 * caller's session, if any: a team's code is sent anew for the session that asked for it and for no other.
 */
export async function resendCode(outside: Outside, call: OpenCall, given: { challengeId: string; sessionId: string | null }): Promise<CodeChallengeView | CodeRefusedView> {
  const former = isId(given.challengeId) ? await formerChallenge(call, given.challengeId) : null;
  if (!former || (former.sessionId !== null && former.sessionId !== given.sessionId)) return refused('EXPIRED', 0);
  if (former.wait > 0) throw rateLimited('A code was sent a moment ago. Ask for a new one after a minute.', Math.ceil(former.wait));

  await refuseWornOut(outside, call, former.accountId);
  return challenge(outside, call, former, deliveryOf(former), new Date(former.startedAt));
}

function deliveryOf({ purpose, phone, teamName, name }: Former): Delivery {
  if (purpose === 'INVITATION') return toInvitedPhone(phone, name);
  if (teamName === null) return toOwnPhone(phone, name);
  return purpose === 'PHONE' ? toPhoneOfTeam(phone, teamName, name) : toTeamPhone(phone, teamName, name);
}

type Former = Purpose & { name: string; teamName: string | null; phone: string; startedAt: string; wait: number };

/**
 * The newest of its purpose, not used, of somebody who may still act or whose invitation is still open; for a team's
 * queue still a member, for its phone still an administrator.
 */
async function formerChallenge(call: OpenCall, id: string): Promise<Former | null> {
  const [former] = await call.sql<Former>(
    `select c.purpose, c.account_id as "accountId", c.team_id as "teamId", c.session_id as "sessionId",
       a.name, t.name as "teamName", case when c.purpose = 'OWN_PHONE' then c.phone when t.id is null then a.secure_phone else t.secure_phone end as phone,
       c.started_at as "startedAt", case when c.code_hash is null then 0 else extract(epoch from c.sent_at + interval '60 seconds' - now()) end::float8 as wait
     from challenge c join account a on a.id = c.account_id left join account t on t.id = c.team_id
     where c.id = $1 and c.used_at is null and c.replaced_at is null
       and case c.purpose when 'INVITATION' then exists (
           select 1 from password_link l where l.account_id = a.id and l.purpose = 'INVITATION' and l.password_hash is not null
             and l.used_at is null and l.revoked_at is null and l.expires_at > now())
         else a.status = 'ACTIVE' end
       and c.started_at > now() - interval '30 minutes'
       and case when t.id is null then a.secure_phone else t.secure_phone end is not null
       and case when t.id is null then true
         when c.purpose = 'PHONE' then t.phone_verified_at is null and t.status <> 'SUSPENDED' and a.role in ('USER_ADMIN', 'SYSTEM_ADMIN')
         else exists (select 1 from team_member m where m.team_id = t.id and m.account_id = a.id) end`,
    [id],
  );
  return former ?? null;
}
