import { contacts } from '../operations/access.ts';
import type { Run } from '../run.ts';
import { untilAnswered } from '../wire/patience.ts';
import { castOf, signIn } from './demo.ts';
import type { Devices } from './devices.ts';
import { enter, type Person } from './person.ts';
import { openQueues, type Team } from './queues.ts';

/** Everybody who plays: the clients with the teams that they can write to, and the members of each team. */
export interface Stage {
  clients: { person: Person; teams: Team[] }[];
  /** By the id of the team: those whose session has its queue open. */
  members: ReadonlyMap<string, Person[]>;
  everybody: Person[];
  leave(): Promise<void>;
}

/** Milliseconds until somebody's lists should be there. */
const LISTS_WITHIN = 15_000;

/** Signs in the cast, opens the queues, and waits until everybody's lists are on their screens. */
export async function openStage(server: URL, devices: Devices, run: Run, tell: (sentence: string) => void): Promise<Stage> {
  const everybody: Person[] = [];
  const members = new Map<string, Person[]>();
  const clients: Stage['clients'] = [];
  const leave = async () => void (await Promise.all(everybody.map((person) => person.signOut())));

  try {
    const cast = await castOf(server);
    for (const { id, shortName, kind } of cast.filter((each) => each.kind === 'CLIENT' || each.teams.length > 0)) {
      const session = await untilAnswered(run.patience, () => signIn(server, devices, id));
      const person = enter({ id, name: shortName, side: kind }, session, run);
      everybody.push(person);
      if (kind === 'CLIENT') clients.push({ person, teams: await teamsInReach(person) });
      else for (const team of await openQueues(server, person, run.patience, tell)) members.set(team.id, [...(members.get(team.id) ?? []), person]);
    }
    const attended = clients.map(({ person, teams }) => ({ person, teams: teams.filter(({ id }) => members.has(id)) }));
    const able = attended.filter(({ teams }) => teams.length > 0);
    if (able.length === 0) throw new Error('There is no client who can write to a team whose queue a member has open: nothing can be played.');
    await Promise.all(everybody.map((person) => person.desk.ready(LISTS_WITHIN)));
    return { clients: able, members, everybody, leave };
  } catch (error) {
    await leave();
    throw error;
  }
}

async function teamsInReach(client: Person): Promise<Team[]> {
  const { contacts: page } = await client.ask(contacts, {});
  return page.items.filter(({ canStart, party }) => canStart && party.kind === 'TEAM').map(({ id, party }) => ({ id, name: party.name }));
}
