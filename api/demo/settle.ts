import { appointSystemAdministrator } from '../domain/accounts/appoint.ts';
import { clientTeams, createClientTeam } from '../domain/accounts/client-teams.ts';
import { createAccount } from '../domain/accounts/create-account.ts';
import type { GivenAccount, GivenPerson } from '../domain/accounts/given-account.ts';
import { foundOrganisation } from '../domain/accounts/organisation.ts';
import { makePasswordLink } from '../domain/accounts/password-link.ts';
import { setPassword } from '../domain/access/password.ts';
import { SIDE_DOOR, type Call, type Door } from '../domain/call.ts';
import type { Outside } from '../domain/outside.ts';
import { CLIENT_TEAMS, CLIENTS, DEMO_PASSWORD, ORGANISATION, STAFF, TEAMS, type ClientName, type StaffName, type TeamName } from './cast.ts';

/** The ids of the cast, by the names that they have in the code. */
export type Settled = Record<StaffName | ClientName | TeamName, string>;

/**
 * Founds the demo organisation and brings in its cast the way administrators do it: Olga, appointed by the side door,
 * invites everybody, they set their passwords, and she makes the teams and says who sees whom. What is there already
 * is left as it is, so that a first start that was cut off is finished by the next one.
 */
export async function settle(door: Door, outside: Outside): Promise<Settled> {
  const silent: Outside = { ...outside, post: { sms: async () => undefined, mail: async () => undefined } };
  const asOlga = await appointOlga(door, silent);
  const invited = async (given: GivenAccount, person: GivenPerson) => {
    const id = (await accountAt(door, person.email))?.id ?? (await asOlga((call) => createAccount(silent, call, given))).id;
    await accept(door, silent, person.email);
    return id;
  };
  const staff = await eachOf(STAFF, (person) => invited({ staff: person }, person));
  const clients = await eachOf(CLIENTS, (person) => invited({ client: person }, person));
  const teams = await eachOf(TEAMS, async ({ members, ...team }) => {
    const memberIds = members.map((name) => staff[name]);
    return (await teamCalled(door, team.name)) ?? (await asOlga((call) => createAccount(silent, call, { team: { ...team, memberIds } }))).id;
  });

  const present = (await asOlga(clientTeams)).map((each) => each.name);
  for (const group of CLIENT_TEAMS.filter((each) => !present.includes(each.name))) {
    const memberIds = [...group.teams.map((name) => teams[name]), ...group.staff.map((name) => staff[name]), ...group.clients.map((name) => clients[name])];
    await asOlga((call) => createClientTeam(call, { name: group.name, memberIds }));
  }
  return { ...staff, ...clients, ...teams };
}

async function appointOlga(door: Door, outside: Outside) {
  if (!(await accountAt(door, STAFF.olga.email))) {
    await door.actOpen(SIDE_DOOR, async (call) => {
      await foundOrganisation(call, ORGANISATION);
      await appointSystemAdministrator(outside, call, STAFF.olga);
    });
  }
  await accept(door, outside, STAFF.olga.email);
  const olga = await accountAt(door, STAFF.olga.email);
  return <T>(work: (call: Call) => Promise<T>) => door.act({ account: olga?.id ?? '' }, SIDE_DOOR, work);
}

/** Opens the invitation, if it is still open, and sets the demo's password. */
async function accept(door: Door, outside: Outside, email: string): Promise<void> {
  const account = await accountAt(door, email);
  if (account?.status !== 'INVITED') return;
  const { href } = await door.actOpen(SIDE_DOOR, (call) => makePasswordLink(outside, call, account));
  const token = new URL(href).searchParams.get('token') ?? '';
  await setPassword(outside, door, SIDE_DOOR, { token, password: DEMO_PASSWORD });
}

async function accountAt(door: Door, email: string): Promise<{ id: string; status: 'INVITED' | 'ACTIVE' | 'SUSPENDED' } | null> {
  const rows = await door.lookOpen(SIDE_DOOR, (call) =>
    call.sql<{ id: string; status: 'INVITED' | 'ACTIVE' | 'SUSPENDED' }>('select id, status from account where lower(email) = lower($1)', [email]));
  return rows[0] ?? null;
}

async function teamCalled(door: Door, name: string): Promise<string | null> {
  const rows = await door.lookOpen(SIDE_DOOR, (call) => call.sql<{ id: string }>(`select id from account where kind = 'TEAM' and name = $1`, [name]));
  return rows[0]?.id ?? null;
}

/** Makes each, at once, and answers under the same names. */
async function eachOf<Name extends string, Each>(all: Record<Name, Each>, make: (each: Each) => Promise<string>): Promise<Record<Name, string>> {
  const made: Partial<Record<Name, string>> = {};
  for (const name in all) made[name] = await make(all[name]);
  return made as Record<Name, string>;
}
