import { randomBytes } from 'node:crypto';
import { migrate, openOrm } from '../../db/orm.ts';
import { accept, phonesOf } from '../../demo/first-steps.ts';
import { appointSystemAdministrator } from '../../domain/accounts/appoint.ts';
import { createClientTeam } from '../../domain/accounts/client-teams.ts';
import { createAccount } from '../../domain/accounts/create-account.ts';
import type { GivenPerson } from '../../domain/accounts/given-account.ts';
import { type Call, createDoor, SIDE_DOOR } from '../../domain/call.ts';
import { foundOrganisation } from '../../domain/organisation/organisation.ts';
import type { Outside } from '../../domain/outside.ts';
import { STANDARD } from '../../limits.ts';

/** Of everybody in the run. */
export const PASSWORD = 'patch-cord-1947';

/** In which part somebody is on: members work the team's queue, advisers are added by name. */
export type Part = 'member' | 'adviser' | 'client' | 'administrator';

export interface Somebody {
  id: string;
  name: string;
  email: string;
  phone: string;
  part: Part;
}

export interface Firm {
  team: string;
  people: Somebody[];
}

const NAMES: Record<Part, string[]> = {
  administrator: ['Olga Brandt'],
  member: ['Ana Moreau', 'Ben Okafor', 'Dara Lindqvist', 'Emil Novak'],
  adviser: ['Greta Vogel', 'Jonas Weber', 'Mira Costa'],
  client: ['Chloe Bennett', 'Hana Sato', 'Idris Rahman', 'Gustav Holm', 'Marta Klein', 'Tomas Ruiz'],
};

/** Founds a firm in an empty database, as its administrator does: everybody is invited and accepts, and clients see the team. */
export async function foundFirm(url: string, publicUrl: URL): Promise<Firm> {
  const orm = await openOrm(url, { schema: await migrate(url) });
  try {
    const door = createDoor(orm, { ring: () => undefined });
    const nowhere: Outside = { post: { sms: async () => undefined, mail: async () => undefined }, codeKey: randomBytes(32), formerCodeKeys: [], limits: STANDARD, alarm: () => undefined, publicUrl };
    const phones = phonesOf(nowhere);
    const planned = Object.entries(NAMES).flatMap(([part, names]) => names.map((name) => ({ part: part as Part, name }))).map((each, index) => ({ ...each, ...addressOf(each.name, index) }));
    const people: Somebody[] = [];
    const asOlga = <T>(work: (call: Call) => Promise<T>) => door.act({ account: people[0]?.id ?? '' }, SIDE_DOOR, work);
    for (const { part, name, email, phone } of planned) {
      const given: GivenPerson = { name, email, securePhone: phone };
      if (part === 'administrator') {
        await door.actOpen(SIDE_DOOR, async (call) => {
          await foundOrganisation(call, 'Alder & Finch');
          await appointSystemAdministrator(phones, call, given);
        });
      } else await asOlga((call) => createAccount(phones, call, part === 'client' ? { client: given } : { staff: given }));
      const [account] = await door.lookOpen(SIDE_DOOR, (call) => call.sql<{ id: string; email: string; role: 'SYSTEM_ADMIN' | 'STAFF' | null }>('select id, email, role from account where email = $1', [email]));
      if (!account) throw new Error(`${name} has no account.`);
      await accept(door, phones, account, PASSWORD);
      people.push({ id: account.id, name, email, phone, part });
    }
    const idsOf = (part: Part) => people.filter((each) => each.part === part).map(({ id }) => id);
    const team = await asOlga((call) => createAccount(phones, call, { team: { name: 'Support', codeAsked: 'NEVER', memberIds: idsOf('member') } }));
    await asOlga((call) => createClientTeam(call, { name: 'Private clients', memberIds: [team.id, ...idsOf('adviser'), ...idsOf('client')] }));
    return { team: team.id, people };
  } finally {
    await orm.close(true);
  }
}

/** Numbers that no phone has. */
function addressOf(name: string, index: number): Pick<Somebody, 'email' | 'phone'> {
  return { email: `${name.toLowerCase().replace(' ', '.')}@alderfinch.example`, phone: `+4477009001${String(10 + index)}` };
}
