import { changeRights } from '../organisation/organisation.ts';
import { seenAmong } from '../accounts/seeing.ts';
import { record } from '../audit/record.ts';
import { refreshActor, type Call, type OpenCall } from '../call.ts';
import { forbidden, notFound } from '../errors.ts';
import { newId } from '../id.ts';
import { existingId } from '../input.ts';
import type { Outside } from '../outside.ts';
import { challenge, type CodeChallengeView } from './challenge.ts';
import { sixDigits } from './code.ts';
import { refuseWornOut } from './tries.ts';
import { refused, tryCode, type CodeRefusedView } from './try-code.ts';
import { membershipsOf, type MembershipView } from './viewer.ts';
import { toTeamPhone } from './words.ts';

/** The queue is open for this session. */
export interface TeamAccessOpenView {
  is: 'TeamAccessOpen';
  membership: MembershipView;
}

/**
 * Sends a code to the team's secure phone, where the team asks for one and this session has not given it: every
 * session, once per device, or never. Only members; nothing is sent where the queue is open already.
 */
export async function requestTeamAccess(outside: Outside, call: Call, given: { teamId: string }): Promise<CodeChallengeView | TeamAccessOpenView> {
  const teamId = await ownTeam(call, given.teamId);
  const membership = await membershipIn(call, teamId);
  if (membership.open || call.actor.sessionId === null) return { is: 'TeamAccessOpen', membership };

  const [names] = await call.sql<{ team: string; phone: string; me: string }>(
    'select t.name as team, t.secure_phone as phone, a.name as me from account t, account a where t.id = $1 and a.id = $2',
    [teamId, call.actor.id],
  );
  if (!names) throw notFound();
  await refuseWornOut(outside, call, call.actor.id);
  const purpose = { purpose: 'TEAM_ACCESS', accountId: call.actor.id, teamId, sessionId: call.actor.sessionId } as const;
  return challenge(outside, call, purpose, toTeamPhone(names.phone, names.team, names.me));
}

/**
 * Opens the team's queue with that code: for this session, and where the team asks once per device, for every session
 * of the same person on it. The code of another team, of another member or of another session opens nothing.
 */
export async function confirmTeamAccess(outside: Outside, call: Call, given: { challengeId: string; code: string }): Promise<TeamAccessOpenView | CodeRefusedView> {
  const code = sixDigits('input.code', given.code);
  if (call.actor.sessionId === null) return refused('EXPIRED', 0);
  const tried = await tryCode(outside, call, { purpose: 'TEAM_ACCESS', sessionId: call.actor.sessionId, challengeId: given.challengeId, code });
  if (tried.is === 'CodeRefused') return tried;

  // Whoever takes the membership away waits for this, or this for them: then it is gone, and the code opens nothing.
  await call.sql('select 1 from team_member where team_id = $1 and account_id = $2 for share', [tried.teamId, call.actor.id]);
  await refreshActor(call);
  if (tried.teamId === null || !call.actor.teams.includes(tried.teamId)) return refused('EXPIRED', 0);

  await call.sql(
    `insert into team_access (id, team_id, account_id, session_id, device_id)
     select $1, $2, s.account_id, s.id, s.device_id from session s where s.id = $3`,
    [newId(), tried.teamId, call.actor.sessionId],
  );
  record(call, { deed: 'teamAccess.opened', teamId: tried.teamId, targetId: call.actor.sessionId });
  await changeRights(call);
  return { is: 'TeamAccessOpen', membership: await membershipIn(call, tried.teamId) };
}

/**
 * Withdraws what was opened with the team's codes, everywhere and at once, and the codes that are on their way: of one
 * member, or, when the secure phone changes, of all.
 */
export async function withdrawTeamAccess(call: OpenCall, teamId: string, accountId: string | null): Promise<void> {
  await call.sql(
    `update challenge set replaced_at = now()
     where team_id = $1 and account_id = coalesce($2, account_id) and used_at is null and replaced_at is null`,
    [teamId, accountId],
  );
  const withdrawn = await call.sql(
    'update team_access set withdrawn_at = now() where team_id = $1 and account_id = coalesce($2, account_id) and withdrawn_at is null returning id',
    [teamId, accountId],
  );
  if (withdrawn.length === 0) return;
  record(call, { deed: 'teamAccess.withdrawn', teamId, targetId: accountId, before: { open: withdrawn.length } });
  await changeRights(call);
}

async function ownTeam(call: Call, id: string): Promise<string> {
  if (call.actor.kind === 'CLIENT') throw forbidden('Only members of a team open its queue.');
  const teamId = existingId(id);
  if (call.actor.teams.includes(teamId)) return teamId;
  const [team] = await call.sql(`select 1 from account where id = $1 and kind = 'TEAM'`, [teamId]);
  const isSeen = (await seenAmong(call, [teamId])).has(teamId);
  throw team && isSeen ? forbidden('Only members of a team open its queue.') : notFound();
}

async function membershipIn(call: Call, teamId: string): Promise<MembershipView> {
  const membership = (await membershipsOf(call)).find((each) => each.teamId === teamId);
  if (!membership) throw notFound();
  return membership;
}
