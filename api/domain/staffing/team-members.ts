import { withdrawTeamAccess } from '../access/team-access.ts';
import { Account } from '../accounts/account.ts';
import { changeRights } from '../organisation/organisation.ts';
import { mayAdminister } from '../accounts/policy.ts';
import { TeamMember } from '../accounts/team-member.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput, forbidden, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { releaseHeld } from './release.ts';

/**
 * Says who the members of a team are. Whoever is no longer one reads nothing more of its threads, at once; what they
 * held for it goes back to the queue, and their access by code is withdrawn.
 */
export async function setTeamMembers(call: Call, input: { teamId: string; memberIds: string[] }): Promise<string> {
  if (!mayAdminister(call.actor)) throw forbidden('Only administrators say who works a team.');
  const team = await call.em.findOne(Account, { id: existingId(input.teamId), kind: 'TEAM' });
  if (!team) throw notFound();
  const wanted = await staff(call, input.memberIds);
  const present = (await call.em.find(TeamMember, { teamId: team.id })).map((each) => each.accountId);
  const leaving = present.filter((id) => !wanted.includes(id));
  const joining = wanted.filter((id) => !present.includes(id));
  if (leaving.length === 0 && joining.length === 0) return team.id;

  for (const id of leaving) {
    await withdrawTeamAccess(call, team.id, id);
    await call.em.nativeDelete(TeamMember, { teamId: team.id, accountId: id });
    await releaseHeld(call, id, team.id);
  }
  for (const id of joining) call.em.persist(call.em.create(TeamMember, { teamId: team.id, accountId: id, since: call.now }));
  await changeRights(call);
  record(call, { deed: 'team.membersSet', teamId: team.id, before: { members: present }, after: { members: wanted } });
  return team.id;
}

async function staff(call: Call, ids: string[]): Promise<string[]> {
  const wanted = [...new Set(ids.map((each) => existingId(each)))];
  const accounts = await call.em.find(Account, { id: { $in: wanted } });
  if (accounts.length !== wanted.length) throw notFound();
  if (accounts.some((each) => each.kind !== 'STAFF')) throw badInput('input.memberIds', 'Only staff can be members of a team.');
  if (accounts.some((each) => each.status === 'SUSPENDED')) throw badInput('input.memberIds', 'Somebody who is suspended cannot become a member.');
  return wanted;
}
