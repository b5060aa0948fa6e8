import { say } from '../../../ui/say.ts';
import { namesOf } from './account-words.ts';

/** One thing that a deed would do. `grave`: somebody is left without what they need. */
export interface Consequence {
  text: string;
  grave?: boolean;
}

type Named = { name: string; shortName: string };

/** Teams that nobody would work any more. */
export function unattended(teams: readonly Named[]): Consequence[] {
  if (teams.length === 0) return [];
  return [{ grave: true, text: say('accounts.does.unattended', { count: teams.length, teams: namesOf(teams) }) }];
}

/** Clients who would reach nobody. */
export function leftAlone(clients: readonly Named[], count: number): Consequence[] {
  if (count === 0) return [];
  return [{ grave: true, text: say('accounts.does.leftAlone', { count, names: namesOf(clients.map(({ name }) => ({ shortName: name })), count) }) }];
}
