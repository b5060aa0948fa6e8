import type { Call } from '../call.ts';
import { badInput, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import type { AccountKind, Role } from './account.ts';
import { refuseOthers } from './client-teams.ts';
import { IS_CONTACT, IS_SEEN, WHO_LOOKS } from './seeing.ts';
import { headingsOf, type SightClientTeamView } from './sight-headings.ts';

export type SightReasonKind =
  | 'SAME_CLIENT_TEAM' | 'THROUGH_TEAM' | 'STAFF_DIRECTORY' | 'ADMINISTRATOR' | 'ONESELF'
  | 'SUSPENDED' | 'NOT_ACCEPTED' | 'NO_SHARED_CLIENT_TEAM' | 'BEHIND_TEAM' | 'CLIENTS_NEVER';

export interface SightReasonView {
  kind: SightReasonKind;
  whoId?: string;
  clientTeam?: SightClientTeamView | undefined;
  teamId?: string;
  addedById?: string | null;
  addedAt?: Date | null;
}

export interface SightView {
  sees: boolean;
  canStart: boolean;
  reasons: SightReasonView[];
}

/**
 * Whether one account sees another, and why; for administrators. The verdict is the rule's own, asked as the viewer; the
 * reasons are read beside it: what stands in the way first, then what speaks for it.
 */
export async function whyCanSee(call: Call, asked: { viewerId: string; subjectId: string }): Promise<SightView> {
  refuseOthers(call);
  const viewer = await personAt(call, asked.viewerId);
  const subject = await personAt(call, asked.subjectId);
  if (viewer.kind === 'TEAM') throw badInput('viewerId', 'A team looks at nobody itself: its members do.');
  const [verdict] = await call.sql<{ sees: boolean; canStart: boolean }>(
    `${WHO_LOOKS} select ${IS_SEEN} as sees, ${IS_CONTACT} as "canStart" from v, account a where a.id = $3`,
    [null, viewer.id, subject.id],
  );
  const { sees, canStart } = verdict ?? { sees: false, canStart: false };
  const against = sees ? [] : [...idle(viewer), ...(viewer.id === subject.id ? [] : idle(subject))];
  const links = viewer.id === subject.id ? [] : await linksBetween(call, viewer, subject);
  const never: SightReasonView[] = viewer.kind === 'CLIENT' && subject.kind === 'CLIENT' && viewer.id !== subject.id ? [{ kind: 'CLIENTS_NEVER' }] : [];
  const lacks: SightReasonView[] = sees || never.length > 0 || !needsLink(viewer, subject) || links.some(isBridge) ? [] : [{ kind: 'NO_SHARED_CLIENT_TEAM' }];
  return { sees, canStart, reasons: [...against, ...never, ...links.filter((each) => !isBridge(each)), ...lacks, ...links.filter(isBridge), ...(sees ? byStanding(viewer, subject) : [])] };
}

interface Person {
  id: string;
  kind: AccountKind;
  role: Role | null;
  status: 'INVITED' | 'ACTIVE' | 'SUSPENDED';
}

async function personAt(call: Call, id: string): Promise<Person> {
  const [found] = await call.sql<Person>('select id, kind, role, status from account where id = $1', [existingId(id)]);
  if (!found) throw notFound();
  return found;
}

function idle({ id, status }: Person): SightReasonView[] {
  if (status === 'ACTIVE') return [];
  return [{ kind: status === 'SUSPENDED' ? 'SUSPENDED' : 'NOT_ACCEPTED', whoId: id }];
}

/** Among staff no client team is asked for. */
function needsLink(viewer: Person, subject: Person): boolean {
  return viewer.id !== subject.id && (viewer.kind === 'CLIENT' || subject.kind === 'CLIENT');
}

function isBridge({ kind }: SightReasonView): boolean {
  return kind === 'SAME_CLIENT_TEAM' || kind === 'THROUGH_TEAM';
}

/** What a viewer sees by what they are. */
function byStanding(viewer: Person, subject: Person): SightReasonView[] {
  if (viewer.id === subject.id) return [{ kind: 'ONESELF' }];
  const reasons: SightReasonView[] = [];
  if (viewer.kind === 'STAFF' && subject.kind !== 'CLIENT' && subject.status === 'ACTIVE') reasons.push({ kind: 'STAFF_DIRECTORY' });
  if (viewer.role === 'USER_ADMIN' || viewer.role === 'SYSTEM_ADMIN') reasons.push({ kind: 'ADMINISTRATOR' });
  return reasons;
}

type Link = { kind: 'SAME_CLIENT_TEAM' | 'THROUGH_TEAM' | 'BEHIND_TEAM'; clientTeamId: string | null; teamId: string | null; addedById: string | null; addedAt: string | null };

/**
 * The client teams that connect the two, twenty at most of each kind: that both are in, told with the later of the two
 * places; that a team of the viewer is in with the client; and the teams in a client's reach behind which somebody works.
 */
async function linksBetween(call: Call, viewer: Person, subject: Person): Promise<SightReasonView[]> {
  const rows = await call.sql<Link>(
    `(select 'SAME_CLIENT_TEAM' as kind, one.client_team_id as "clientTeamId", null::uuid as "teamId",
        case when other.added_at > one.added_at then other.added_by else one.added_by end as "addedById",
        case when one.added_at is not null and other.added_at is not null then greatest(one.added_at, other.added_at) end as "addedAt"
      from client_team_member one join client_team_member other using (client_team_id) join client_team t on t.id = client_team_id
      where one.account_id = $1 and other.account_id = $2 and ($3 = 'CLIENT') <> ($4 = 'CLIENT') order by lower(t.name) limit 20)
     union all
     (select 'THROUGH_TEAM', theirs.client_team_id, w.team_id, null, null
      from team_member w join client_team_member ours on ours.account_id = w.team_id
        join client_team_member theirs using (client_team_id) join client_team t on t.id = client_team_id
      where w.account_id = $1 and theirs.account_id = $2 and $3 = 'STAFF' and $4 = 'CLIENT' order by lower(t.name) limit 20)
     union all
     (select 'BEHIND_TEAM', null, w.team_id, null, null from team_member w join account t on t.id = w.team_id
      where w.account_id = $2 and $3 = 'CLIENT' and t.status = 'ACTIVE' and in_contact($1, w.team_id) order by lower(t.name) limit 20)`,
    [viewer.id, subject.id, viewer.kind, subject.kind],
  );
  const headings = await headingsOf(call, rows.flatMap((row) => row.clientTeamId ?? []));
  const isShared = rows.some((row) => row.kind === 'SAME_CLIENT_TEAM');
  return rows
    .filter((row) => row.kind !== 'BEHIND_TEAM' || !isShared)
    .map(({ kind, clientTeamId, teamId, addedById, addedAt }) => ({
      kind, addedById, addedAt: addedAt === null ? null : new Date(addedAt), ...(clientTeamId && { clientTeam: headings.get(clientTeamId) }), ...(teamId && { teamId }),
    }));
}
