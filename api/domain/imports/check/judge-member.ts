import { problem, type Problem } from '../import.ts';
import { type Cells, readCells } from './cell.ts';
import { type Judged, wrong } from './judged.ts';
import type { Seen } from './seen.ts';
import { type ClientTeamNames, nameKey, type Standings } from './standing.ts';

/** A row that puts an account into a client team, so far as its own cells tell. */
export interface Membership {
  row: number;
  clientTeam: string | null;
  email: string | null;
  externalId: string | null;
  problems: Problem[];
}

export function readMembership(row: number, cells: Cells): Membership {
  const read = readCells(cells);
  const membership = { row, clientTeam: read.line('CLIENT_TEAM', 120), email: read.email('EMAIL'), externalId: read.line('EXTERNAL_ID', 120) };
  const { problems } = read;
  if (membership.clientTeam === null && !problems.some(({ field }) => field === 'CLIENT_TEAM')) problems.push(problem('CLIENT_TEAM', 'is missing.'));
  if (membership.email === null && membership.externalId === null && !problems.some(({ field }) => field !== 'CLIENT_TEAM')) {
    problems.push(problem('EMAIL', 'is missing, and there is no external id.'));
  }
  return { ...membership, problems };
}

/** A client team that does not exist is made by the rows that name it. Clients, staff and team accounts may be put in. */
export function judgeMember(given: Membership, emailKey: string | null, around: { standings: Standings; clientTeams: ClientTeamNames; seen: Seen }): Judged {
  const { row, clientTeam, externalId, problems } = given;
  const byId = externalId === null ? undefined : around.standings.byExternalId.get(externalId);
  const byEmail = emailKey === null ? undefined : around.standings.byEmail.get(emailKey);
  if (externalId !== null && !byId) problems.push(problem('EXTERNAL_ID', 'belongs to nobody here.'));
  if (emailKey !== null && !byEmail) problems.push(problem('EMAIL', 'belongs to nobody here.'));
  if (byId && byEmail && byId.id !== byEmail.id) problems.push(problem('EMAIL', `belongs to ${byEmail.name}, who has another external id.`));
  const account = byId ?? byEmail;
  if (problems.length > 0 || !account || clientTeam === null) return wrong(row, problems, account?.id);

  const again = around.seen.note('account and client team', `${account.id} ${nameKey(clientTeam)}`, row);
  if (again.length > 0) return wrong(row, again, account.id);
  const clientTeamId = around.clientTeams.idOf.get(nameKey(clientTeam)) ?? null;
  const judged = { row, problems, accountId: account.id };
  if (clientTeamId !== null && account.clientTeams.includes(clientTeamId)) return { ...judged, verdict: 'SAME', changes: [], plan: null };
  const plan = { is: 'member', accountId: account.id, clientTeam, clientTeamId } as const;
  const change = { field: 'CLIENT_TEAM', before: null, after: clientTeam } as const;
  return clientTeamId === null ? { ...judged, verdict: 'CREATE', changes: [], plan } : { ...judged, verdict: 'CHANGE', changes: [change], plan };
}
