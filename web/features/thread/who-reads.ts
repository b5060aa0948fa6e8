import type { Attribution } from '../../data/generated.ts';
import type { Viewer } from '../../data/viewer.ts';
import { say } from '../../ui/say.ts';
import type { PartyView, ThreadView } from './entry.ts';

/** Under which name the viewer's own notes and messages stand before their own eyes. */
export function ownName({ party, teams }: Pick<Viewer, 'party' | 'teams'>, team: PartyView | null): { name: string; label: string } {
  const name = party.shortName;
  return { name, label: actsFor({ teams }, team) ? say('thread.speaker', { person: name, team: team?.shortName ?? '' }) : name };
}

/** What the client will read above the viewer's reply. Null where there is no client, or the team's setting is not known yet. */
export function readsAs({ party, teams }: Pick<Viewer, 'party' | 'teams'>, { client, team }: Pick<ThreadView, 'client' | 'team'>, attribution: Attribution | null): { client: string; name: string } | null {
  if (!client) return null;
  if (!team || !actsFor({ teams }, team)) return { client: client.shortName, name: party.shortName };
  if (!attribution) return null;
  const name = attribution === 'TEAM' ? team.shortName : say('thread.speakerToClient', { person: party.shortName, team: team.shortName });
  return { client: client.shortName, name };
}

/** Members act for their team; whoever was added by name acts as themselves. */
function actsFor({ teams }: Pick<Viewer, 'teams'>, team: PartyView | null): boolean {
  return team !== null && teams.some((membership) => membership.team.id === team.id);
}
