import { type AccountFieldsFragment, useSetTeamWorkMutation, useUpdateAccountMutation, useUpdateContactCardMutation, useUpdateTeamMutation } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { askAgain } from '../ask-again.ts';
import type { Form } from '../../../ui/form/use-form.ts';
import { type TeamChanges, teamChanges, type TeamValues } from './team-form.ts';
import { useConfirmed } from './use-confirmed.tsx';
import { lists } from './use-reactivate.ts';

/** Saves what differs, one deed after the other; what members or clients will feel is said first. */
export function useSaveTeam(account: AccountFieldsFragment, form: Form<TeamValues>) {
  const [updateAccount] = useUpdateAccountMutation(lists);
  const [updateTeam] = useUpdateTeamMutation(lists);
  const [updateContactCard] = useUpdateContactCardMutation({ ...askAgain('Account'), awaitRefetchQueries: true });
  const [setTeamWork] = useSetTeamWorkMutation();
  const { ask, confirming } = useConfirmed(say('accounts.saveTitle', { name: account.party.name }), say('accounts.save'));

  async function save(values: TeamValues): Promise<void> {
    const changes = teamChanges(account, values);
    if (!(await ask(felt(changes, account.party.name)))) return;
    if (changes.account) await updateAccount({ variables: { input: changes.account } });
    if (changes.team) await updateTeam({ variables: { input: changes.team } });
    if (changes.card) await updateContactCard({ variables: { input: changes.card } });
    if (changes.work) await setTeamWork({ variables: { input: changes.work } });
    form.startFrom({ ...values, securePhone: '' });
    showToast({ text: say('accounts.saved', { name: account.party.name }) });
  }

  return { save, confirming };
}

function felt({ account, team }: TeamChanges, name: string): string[] {
  return [
    ...(account?.email ? [say('accounts.felt.mailbox', { name, email: account.email })] : []),
    ...(account?.securePhone ? [say('accounts.felt.teamPhone', { phone: account.securePhone })] : []),
    ...(team?.attribution ? [say(`accounts.felt.attribution.${team.attribution}`, { name })] : []),
  ];
}
