import { type AccountFieldsFragment, useAddToClientTeamMutation, useRemoveFromClientTeamMutation } from '../generated.ts';
import { FormSection } from '../../../ui/FormSection.tsx';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { askAgain } from '../ask-again.ts';
import { ClientTeamsField } from './ClientTeamsField.tsx';
import { told } from './use-reactivate.ts';

type NamedTeam = { id: string; name: string };

/** The client teams of a known account. Each change is done at once, and can be taken back. */
export function ClientTeamsSection({ account: { id, party, clientTeams }, lead }: { account: AccountFieldsFragment; lead: string }) {
  const again = askAgain('Account');
  const [addToClientTeam] = useAddToClientTeamMutation(again);
  const [removeFromClientTeam] = useRemoveFromClientTeamMutation(again);

  const add = (team: NamedTeam) =>
    told(async () => {
      await addToClientTeam({ variables: { input: { clientTeamId: team.id, accountIds: [id] } } });
      showToast({ text: say('accounts.joined', { name: party.shortName, team: team.name }), seconds: 15, action: { label: say('accounts.undo'), run: () => void remove(team) } });
    });

  const remove = (team: NamedTeam) =>
    told(async () => {
      const { data } = await removeFromClientTeam({ variables: { input: { clientTeamId: team.id, accountIds: [id] } } });
      const answer = data?.removeFromClientTeam;
      if (answer?.__typename === 'ClientsLeftAlone') return void showToast({ text: say('accounts.stays', { name: party.shortName, team: team.name }), detail: say('accounts.staysText', { count: answer.count }), seconds: 12 });
      showToast({ text: say('accounts.left', { name: party.shortName, team: team.name }), seconds: 15, action: { label: say('accounts.undo'), run: () => void add(team) } });
    });

  return (
    <FormSection title={say('accounts.clientTeams')} lead={lead} columns="one">
      <ClientTeamsField linked chosen={clientTeams.map((team) => team.id)} onAdd={(team) => void add(team)} onRemove={(team) => void remove(team)} />
    </FormSection>
  );
}
