import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { House } from './cast.ts';

type Status = 'INVITED' | 'ACTIVE' | 'SUSPENDED';

/** A firm of any make: who there is, in which client teams, and who works which team, by their numbers. */
export interface Firm {
  clients: Status[];
  staff: { status: Status; role: 'STAFF' | 'USER_ADMIN' }[];
  teams: Status[];
  groups: number;
  /** Numbers of an account, among all of them, and of a client team. */
  places: [account: number, group: number][];
  /** Numbers of a team and of somebody of the staff. */
  members: [team: number, staff: number][];
}

const status = fc.constantFrom<Status>('ACTIVE', 'ACTIVE', 'ACTIVE', 'INVITED', 'SUSPENDED');

export const firms: fc.Arbitrary<Firm> = fc.record({
  clients: fc.array(status, { minLength: 1, maxLength: 5 }),
  staff: fc.array(fc.record({ status, role: fc.constantFrom('STAFF', 'STAFF', 'USER_ADMIN') }), { maxLength: 4 }),
  teams: fc.array(status, { maxLength: 3 }),
  groups: fc.integer({ min: 0, max: 3 }),
  places: fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 14 }),
  members: fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 6 }),
});

export interface Somebody {
  id: string;
  kind: 'CLIENT' | 'STAFF' | 'TEAM';
  status: Status;
}

export interface SettledFirm {
  clients: Somebody[];
  /** Clients and staff: whoever could sign in. */
  people: Somebody[];
  everybody: Somebody[];
  /** Ids of a client team and of whoever is in it. */
  places: [group: string, account: string][];
  /** Ids of a team and a member of it. */
  members: [team: string, member: string][];
  /** Client teams. */
  groups: string[];
  isActive(id: string): boolean;
  /** Does something while the clients who are invited have accepted. */
  activate<T>(work: () => Promise<T>): Promise<T>;
}

/** Brings the firm into a house instead of who was there; its cast stays without client teams and teams. */
export async function settleFirm({ sql, cast }: House, firm: Firm): Promise<SettledFirm> {
  for (const table of ['client_team_member', 'client_team', 'team_member']) await sql(`delete from ${table}`);
  await sql(`delete from account where id <> all($1)`, [Object.values(cast)]);
  await sql(`update account set status = 'SUSPENDED' where id <> $1`, [cast.lena]);

  const clients = firm.clients.map((each): Somebody => ({ id: randomUUID(), kind: 'CLIENT', status: each }));
  const staff = firm.staff.map((each): Somebody => ({ id: randomUUID(), kind: 'STAFF', status: each.status }));
  const teams = firm.teams.map((each): Somebody => ({ id: randomUUID(), kind: 'TEAM', status: each }));
  const everybody = [...clients, ...staff, ...teams];
  for (const [i, { id, kind, status: is }] of everybody.entries()) {
    const role = kind === 'STAFF' ? firm.staff[i - clients.length]?.role : null;
    const [attribution, code, one] = kind === 'TEAM' ? ['TEAM', 'NEVER', false] : [null, null, null];
    await sql(
      `insert into account (id, kind, role, status, name, short_name, attribution, code_asked, one_open_thread) values ($1, $2, $3, $4, $5, $5, $6, $7, $8)`,
      [id, kind, role, is, `${kind} ${i}`, attribution, code, one],
    );
  }
  const groups = Array.from({ length: firm.groups }, () => randomUUID());
  for (const [i, id] of groups.entries()) await sql('insert into client_team (id, name) values ($1, $2)', [id, `Group ${i}`]);
  const places = pairs(firm.places.map(([account, group]) => [picked(groups, group), picked(everybody, account)?.id]));
  for (const each of places) await sql('insert into client_team_member (client_team_id, account_id) values ($1, $2) on conflict do nothing', each);
  const members = pairs(firm.members.map(([team, member]) => [picked(teams, team)?.id, picked(staff, member)?.id]));
  for (const each of members) await sql('insert into team_member (team_id, account_id) values ($1, $2) on conflict do nothing', each);

  const invited = clients.filter((each) => each.status === 'INVITED').map((each) => each.id);
  const setTo = (is: Status) => sql('update account set status = $2 where id = any($1)', [invited, is]);
  return {
    clients, people: [...clients, ...staff], everybody, places, members, groups,
    isActive: (id) => everybody.some((each) => each.id === id && each.status === 'ACTIVE'),
    activate: async (work) => {
      await setTo('ACTIVE');
      return work().finally(() => setTo('INVITED'));
    },
  };
}

/** Those of which there are both. */
function pairs(all: (readonly [string | undefined, string | undefined])[]): [string, string][] {
  return all.flatMap(([one, other]) => (one && other ? [[one, other]] : []));
}

function picked<T>(all: readonly T[], number: number): T | undefined {
  return all[number % Math.max(1, all.length)];
}
