import type { OpenCall } from '../call.ts';

export type AvailabilityState = 'AVAILABLE' | 'BUSY' | 'AWAY';

/** What somebody of the staff says of themselves. Clients never learn it. */
export interface AvailabilityView {
  /** Of the account. */
  id: string;
  state: AvailabilityState;
  /** When it ends by itself; null: when they say so. */
  until: Date | null;
}

/** As the database writes it into an answer. */
export type AvailabilityRow = Omit<AvailabilityView, 'until'> & { until: string | null };

/**
 * What the account `a` says of itself, where `said` is its row of `availability`, if it has one. What has ended counts no
 * longer, whether or not anybody has been told.
 */
export const AVAILABILITY = `json_build_object('id', a.id,
  'state', case when said.until <= now() then 'AVAILABLE' else coalesce(said.state, 'AVAILABLE') end,
  'until', case when said.until > now() then said.until end)`;

export const SAID = 'left join availability said on said.account_id = a.id';

export function asAvailability({ until, ...row }: AvailabilityRow): AvailabilityView {
  return { ...row, until: until === null ? null : new Date(until) };
}

/** What these accounts say of themselves, in their order. Whose ids they are was decided where they come from. */
export async function availabilitiesOf(call: OpenCall, ids: readonly string[]): Promise<AvailabilityView[]> {
  const rows = await call.sql<{ said: AvailabilityRow }>(
    `select ${AVAILABILITY} as said from unnest($1::uuid[]) with ordinality w (id, n) join account a on a.id = w.id ${SAID} order by w.n`, [ids],
  );
  return rows.map(({ said }) => asAvailability(said));
}

/** Everybody who may know what somebody says of themselves looks again: their own screens, and the members of their teams. */
export async function ringColleagues(call: OpenCall, accountId: string): Promise<void> {
  call.ring({ on: 'availability', id: accountId, accountId });
  for (const { id } of await call.sql<{ id: string }>('select team_id as id from team_member where account_id = $1', [accountId])) {
    call.ring({ on: 'availability', id, accountId });
  }
}

/** What has ended is over, and told: at most so many at once. Says how many there were. */
export async function endAvailabilities(call: OpenCall, most: number): Promise<number> {
  const ended = await call.sql<{ id: string }>(
    `update availability set state = 'AVAILABLE', until = null, xid = pg_current_xact_id()
     where account_id in (select account_id from availability where until <= now() order by until limit $1 for update skip locked)
     returning account_id as id`,
    [most],
  );
  for (const { id } of ended) await ringColleagues(call, id);
  return ended.length;
}
