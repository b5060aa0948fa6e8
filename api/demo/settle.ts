import { appointSystemAdministrator } from '../domain/accounts/appoint.ts';
import { clientTeams, createClientTeam } from '../domain/accounts/client-teams.ts';
import { createAccount } from '../domain/accounts/create-account.ts';
import type { GivenAccount, GivenPerson } from '../domain/accounts/given-account.ts';
import { foundOrganisation } from '../domain/organisation/organisation.ts';
import { SIDE_DOOR, type Call, type Door } from '../domain/call.ts';
import type { Outside } from '../domain/outside.ts';
import type { Account } from '../domain/accounts/account.ts';
import { CLIENT_TEAMS, CLIENTS, DEMO_PASSWORD, ORGANISATION, STAFF, TEAMS, type ClientName, type StaffName, type TeamName } from './cast.ts';
import { accept, type Phones, phonesOf, verify } from './first-steps.ts';

/** The ids of the cast, by the names that they have in the code. */
export type Settled = Record<StaffName | ClientName | TeamName, string>;

/**
 * Founds the demo organisation and brings in its cast the way administrators do it: Olga, appointed by the side door,
 * invites everybody, they accept, and she makes the teams, verifies them and says who sees whom. What is there already
 * is left as it is, so that a first start that was cut off is finished by the next one.
 */
export async function settle(door: Door, outside: Outside): Promise<Settled> {
  const phones = phonesOf(outside);
  const olga = await appointOlga(door, phones);
  const asOlga = <T>(work: (call: Call) => Promise<T>) => door.act({ account: olga }, SIDE_DOOR, work);
  const invited = async (given: GivenAccount, person: GivenPerson) => {
    if (!(await accountAt(door, person.email))) await asOlga((call) => createAccount(phones, call, given));
    return accepted(door, phones, person.email);
  };
  const staff = await eachOf(STAFF, (person) => invited({ staff: person }, person));
  const clients = await eachOf(CLIENTS, (person) => invited({ client: person }, person));
  const teams = await eachOf(TEAMS, async ({ members, ...given }) => {
    const memberIds = members.map((name) => staff[name]);
    const team = (await teamCalled(door, given.name)) ?? (await asOlga((call) => createAccount(phones, call, { team: { ...given, memberIds } })));
    if (team.status === 'INVITED') await verify(door, phones, team, olga);
    return team.id;
  });

  const present = (await asOlga(clientTeams)).map((each) => each.name);
  for (const group of CLIENT_TEAMS.filter((each) => !present.includes(each.name))) {
    const memberIds = [...group.teams.map((name) => teams[name]), ...group.staff.map((name) => staff[name]), ...group.clients.map((name) => clients[name])];
    await asOlga((call) => createClientTeam(call, { name: group.name, memberIds }));
  }
  return { ...staff, ...clients, ...teams };
}

async function appointOlga(door: Door, phones: Phones): Promise<string> {
  if (!(await accountAt(door, STAFF.olga.email))) {
    await door.actOpen(SIDE_DOOR, async (call) => {
      await foundOrganisation(call, ORGANISATION);
      await appointSystemAdministrator(phones, call, STAFF.olga);
    });
  }
  return accepted(door, phones, STAFF.olga.email);
}

/** Whose address it is; they have accepted their invitation from here on. */
async function accepted(door: Door, phones: Phones, email: string): Promise<string> {
  const account = await accountAt(door, email);
  if (!account) throw new Error(`nobody has the address ${email}`);
  if (account.status === 'INVITED') await accept(door, phones, account, DEMO_PASSWORD);
  return account.id;
}

type Found = Pick<Account, 'id' | 'status' | 'email' | 'role'>;

async function accountAt(door: Door, email: string): Promise<Found | null> {
  const rows = await door.lookOpen(SIDE_DOOR, (call) => call.sql<Found>('select id, status, email, role from account where lower(email) = lower($1)', [email]));
  return rows[0] ?? null;
}

async function teamCalled(door: Door, name: string): Promise<Found | null> {
  const rows = await door.lookOpen(SIDE_DOOR, (call) => call.sql<Found>(`select id, status, email, role from account where kind = 'TEAM' and name = $1`, [name]));
  return rows[0] ?? null;
}

/** Makes each, at once, and answers under the same names. */
async function eachOf<Name extends string, Each>(all: Record<Name, Each>, make: (each: Each) => Promise<string>): Promise<Record<Name, string>> {
  const made: Partial<Record<Name, string>> = {};
  for (const name in all) made[name] = await make(all[name]);
  return made as Record<Name, string>;
}
