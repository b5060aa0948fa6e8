import type { Call } from '../call.ts';
import { outcomesOfTeam, type OutcomeView } from '../threads/outcomes.ts';
import { TAG_COLUMNS, type TagView } from '../threads/tags.ts';
import { viewOf } from './canned-replies.ts';
import { CANNED_REPLY_COLUMNS, type CannedReplyRow, type CannedReplyView } from './canned-reply.ts';
import { type GivenOwner, OF_CALLER, OWN_FIRST, type Owner, possibleOwner } from './ownership.ts';

/** What the acts of a macro can name. */
export interface MacroChoicesView {
  replies: CannedReplyView[];
  tags: TagView[];
  memberIds: string[];
  teamIds: string[];
  outcomes: { teamId: string; outcomes: OutcomeView[] }[];
}

/** What is there for all who will use a macro of this owner. For whoever may make one for it. */
export async function macroChoices(call: Call, given: GivenOwner): Promise<MacroChoicesView> {
  const owner = await possibleOwner(call, given);
  const teams = teamsOf(call, owner);
  const replies = await call.sql<CannedReplyRow>(
    `select ${CANNED_REPLY_COLUMNS} from canned_reply c where ${OF_CALLER} order by ${OWN_FIRST}, lower(c.shortcut), c.id`,
    [owner.accountId, teams],
  );
  return {
    replies: replies.map((row) => viewOf(call, row)),
    tags: await call.sql<TagView>(`select ${TAG_COLUMNS} from tag g where g.retired_at is null and (g.team_id is null or g.team_id = any($1)) order by g.team_id nulls first, g.place, g.id`, [teams]),
    memberIds: await membersOf(call, owner, teams),
    teamIds: await otherTeams(call, owner),
    outcomes: await Promise.all(teams.map(async (teamId) => ({ teamId, outcomes: (await outcomesOfTeam(call, teamId)).outcomes }))),
  };
}

/** The teams whose texts may stand in it. */
function teamsOf(call: Call, { ownedBy, teamId }: Owner): readonly string[] {
  if (ownedBy === 'ME') return call.actor.teams;
  return teamId === null ? [] : [teamId];
}

/** Oneself is no choice in one's own: to take it is an act by itself. */
async function membersOf(call: Call, { ownedBy, accountId }: Owner, teams: readonly string[]): Promise<string[]> {
  const rows = await call.sql<{ id: string }>(
    `select a.id from account a where a.kind = 'STAFF' and a.status = 'ACTIVE' and a.id is distinct from $1
       and exists (select 1 from team_member m where m.account_id = a.id and ($2 or m.team_id = any($3))) order by a.name, a.id`,
    [accountId, ownedBy === 'FIRM', teams],
  );
  return rows.map(({ id }) => id);
}

async function otherTeams(call: Call, { teamId }: Owner): Promise<string[]> {
  const rows = await call.sql<{ id: string }>(`select id from account where kind = 'TEAM' and status = 'ACTIVE' and id is distinct from $1 order by name, id`, [teamId]);
  return rows.map(({ id }) => id);
}
