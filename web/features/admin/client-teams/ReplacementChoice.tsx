import { Notice } from '../../../ui/Notice.tsx';
import { say } from '../../../ui/say.ts';
import { namesOf } from '../names.ts';
import { AccountChoices } from '../people/AccountChoices.tsx';
import type { Party } from './client-team.ts';

interface ReplacementChoiceProps {
  /** Who would reach nobody; the first of them, and how many they are. */
  clients: readonly Party[];
  count: number;
  /** The client team that the replacement is put into. */
  clientTeamId: string;
  /** Who is leaving it, and so cannot be the replacement. */
  leaving: readonly Party[];
  chosen: Party | null;
  onChoose: (party: Party) => void;
}

/** Nobody is left alone: who would be, and who is put in for them in the same act. */
export function ReplacementChoice({ clients, count, clientTeamId, leaving, chosen, onChoose }: ReplacementChoiceProps) {
  const names = namesOf(clients.map(({ name }) => name), count);
  return (
    <>
      <Notice tone="danger" said="status" title={say('admin-sight.leftAlone', { count, names })}>
        {say('admin-sight.nameReplacement')}
      </Notice>
      <AccountChoices
        label={say('admin-sight.replacement')}
        search={say('admin-sight.staffOrTeam')}
        kinds={['TEAM', 'STAFF']}
        choose="one"
        active
        chosen={new Map(chosen ? [[chosen.id, chosen]] : [])}
        onChoose={onChoose}
        whyNot={({ id, clientTeams }) => {
          if (leaving.some((each) => each.id === id)) return say('admin-sight.isLeaving');
          return clientTeams.some((team) => team.id === clientTeamId) ? say('admin-sight.inAlready') : null;
        }}
      />
    </>
  );
}
