import { type Hours, openAt } from '../../accounts/hours.ts';
import type { Actor, Who } from '../../call.ts';
import { dueSince } from '../../threads/automatic.ts';
import { factsOf, mayReply, standingOf } from '../../threads/policy.ts';
import type { Part, ThreadState } from '../../threads/views.ts';
import type { Wire } from '../../wire.ts';

/** Who wants to write where. */
export interface Wish {
  who: Who;
  threadId: string;
}

/** Somebody may write this message there, as long as both numbers are what they are. */
export interface Verdict {
  authorId: string;
  /** The team that they act for. */
  teamId: string | null;
  isClient: boolean;
  /** `thread.rights` and `organisation.rights`, as of the facts that this was judged on. */
  rights: number;
  houseRights: number;
  /** From when on it counts no longer, whatever the numbers: its team opens or closes, and replies by itself. Null: it does not. */
  until: Date | null;
}

/**
 * Judges many wishes on facts of one moment, by the same rules as everywhere. Null: nobody may, or it is no plain
 * message, such as a reply that claims, one that comes through an API token, or one that the team replies to by itself; the ordinary path decides then, and says why.
 */
export async function judge(wire: Wire, wishes: readonly Wish[]): Promise<(Verdict | null)[]> {
  const verdicts: (Verdict | null)[] = wishes.map(() => null);
  const rows = await wire.run<Row>(FACTS, [
    wishes.map(({ who }) => ('session' in who ? who.session : null)),
    wishes.map(({ who }) => ('account' in who ? who.account : null)),
    wishes.map(({ threadId }) => threadId),
  ]);
  for (const row of rows) verdicts[row.n - 1] = verdictOn(row);
  return verdicts;
}

function verdictOn(row: Row): Verdict | null {
  const thread = { state: row.state, teamId: row.team_id, clientId: row.client_id, startedBy: row.started_by };
  const who = standingOf({ id: row.me, kind: row.kind, teams: row.teams }, thread, { part: row.part, live: row.live ?? false });
  const claims = row.state === 'QUEUED' && who.isMember;
  // A client's message wakes what was put aside, which the ordinary path does.
  const wakes = row.snoozed && who.isClient;
  if (row.via !== null || claims || wakes || !mayReply(who, factsOf(thread, false)) || isRepliedTo(row)) return null;
  return { authorId: row.me, teamId: who.isMember ? row.team_id : null, isClient: who.isClient, rights: row.rights, houseRights: row.house_rights, until: row.hours && openAt(row.hours, new Date(row.now)).changesAt };
}

/** Its team is closed, and has something to say about that which it has not said yet. */
function isRepliedTo({ hours, replied_at, now }: Row): boolean {
  return hours !== null && dueSince({ hours, outOfHoursReply: '' }, replied_at === null ? null : new Date(replied_at), new Date(now)) !== null;
}

interface Row extends Pick<Actor, 'kind' | 'teams' | 'via'> {
  n: number;
  me: string;
  state: ThreadState;
  team_id: string | null;
  client_id: string | null;
  started_by: string;
  snoozed: boolean;
  rights: number;
  house_rights: number;
  part: Part | null;
  live: boolean | null;
  now: string;
  /** Of a team that replies to its clients by itself while it is closed, and when it last did; null for everybody else. */
  hours: Hours | null;
  replied_at: string | null;
}

// Both numbers, and all that a verdict is made of, as of one moment.
const FACTS = {
  name: 'facts-of-messages',
  text: `
with asked as materialized (
  select a.* from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality a(session_id, account_id, thread_id, n)),
v as materialized (
  select w.session_id, w.account_id, f.* from (select distinct session_id, account_id from asked) w
  cross join lateral viewer_facts(w.session_id, w.account_id) f)
select a.n::int, v.me, v.kind, v.teams, v.via, t.state, t.team_id, t.client_id, t.started_by, t.snoozed_until is not null as snoozed, t.rights, o.rights as house_rights, now() as now,
  case when v.kind = 'CLIENT' and team.out_of_hours_reply is not null then team.hours end as hours, t.replied_automatically_at as replied_at,
  (select p.part from participant p where p.thread_id = t.id and p.account_id = v.me and p.to_seq is null) as part,
  (select bool_or(w.to_seq is null) from reach(t.id, t.team_id, v.me, v.teams, v.open) w) as live
from asked a
join v on v.session_id is not distinct from a.session_id and v.account_id is not distinct from a.account_id
join thread t on t.id = a.thread_id
left join account team on team.id = t.team_id
cross join organisation o`,
};
