import type { Account } from '../accounts/account.ts';
import { touchable } from '../accounts/administered.ts';
import { clientsRelyingOn, type ClientsView, teamsRelyingOn } from '../accounts/reach.ts';
import type { Call } from '../call.ts';
import { badInput } from '../errors.ts';
import { clientsThreadsOf } from './named-threads.ts';

/** What suspending an account would do. Teams and clients are accounts by id. */
export interface SuspensionPreviewView {
  sessions: number;
  threadsReturned: number;
  teamsUnattendedIds: string[];
  clientsLeftAlone: ClientsView;
}

/** What off-boarding somebody of the staff would do. */
export interface OffBoardingPreviewView {
  sessions: number;
  held: HeldForTeamView[];
  lastInThreads: number;
  clientTeams: { id: string; name: string }[];
  clientsLeftAlone: ClientsView;
  teamsUnattendedIds: string[];
}

/** What somebody holds for one team, and who could take it over, by name. */
export interface HeldForTeamView {
  teamId: string;
  threads: number;
  memberIds: string[];
}

/** For the confirmation: what will happen, as of now. Counts alone: rank reads no thread. */
export async function suspensionPreview(call: Call, accountId: string): Promise<SuspensionPreviewView> {
  const account = await touchable(call, accountId);
  return { ...(await sessionsOf(call, account)), threadsReturned: await heldBy(call, account), ...(await leftBy(call, account)) };
}

/** The same for letting somebody go: what is to be handed on, team by team, and whom they cover. */
export async function offBoardingPreview(call: Call, accountId: string): Promise<OffBoardingPreviewView> {
  const account = await touchable(call, accountId);
  if (account.kind !== 'STAFF') throw badInput('accountId', 'Only staff are off-boarded. Suspend a client or a team instead.');
  const clientTeams = await call.sql<{ id: string; name: string }>(
    'select g.id, g.name from client_team g join client_team_member m on m.client_team_id = g.id where m.account_id = $1 order by lower(g.name)',
    [account.id],
  );
  const lastInThreads = (await clientsThreadsOf(call, account.id)).length;
  return { ...(await sessionsOf(call, account)), held: await heldByTeam(call, account.id), lastInThreads, clientTeams, ...(await leftBy(call, account)) };
}

async function leftBy(call: Call, account: Account) {
  return { teamsUnattendedIds: await teamsRelyingOn(call, account.id), clientsLeftAlone: await clientsRelyingOn(call, account.id) };
}

async function sessionsOf(call: Call, account: Account): Promise<{ sessions: number }> {
  const [row] = await call.sql<{ sessions: number }>(
    `select count(*)::int as sessions from session where account_id = $1 and ended_at is null and expires_at > now()
       and used_at + make_interval(secs => idle_seconds) > now()`,
    [account.id],
  );
  return { sessions: row?.sessions ?? 0 };
}

async function heldBy(call: Call, account: Account): Promise<number> {
  const [row] = await call.sql<{ threads: number }>('select count(*)::int as threads from thread where holder_id = $1', [account.id]);
  return row?.threads ?? 0;
}

async function heldByTeam(call: Call, accountId: string): Promise<HeldForTeamView[]> {
  return call.sql<HeldForTeamView>(
    `select h.team_id as "teamId", h.threads, array(
       select p.id from team_member m join account p on p.id = m.account_id
       where m.team_id = h.team_id and p.status = 'ACTIVE' and p.id <> $1 order by lower(p.name), p.id) as "memberIds"
     from (select team_id, count(*)::int as threads from thread where holder_id = $1 group by team_id) h
     join account t on t.id = h.team_id order by lower(t.name), t.id`,
    [accountId],
  );
}
