import type { PartyFieldsFragment } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { anyOf } from '../names.ts';

type Party = Pick<PartyFieldsFragment, 'kind' | 'name' | 'shortName'>;

/** "Chloe does not see Ana, Ben or Dara: they are members behind Support." Null: nobody is hidden behind a team. */
export function hiddenWords(client: Party, hidden: readonly Party[], seen: readonly Party[]): string | null {
  if (hidden.length === 0) return null;
  const teams = seen.filter(({ kind }) => kind === 'TEAM');
  const names = anyOf(hidden.map(({ shortName }) => shortName));
  const [team] = teams;
  return team && teams.length === 1
    ? say('admin-sight.hidden.one', { client: client.shortName, names, count: hidden.length, team: team.name })
    : say('admin-sight.hidden.several', { client: client.shortName, names, count: hidden.length });
}
