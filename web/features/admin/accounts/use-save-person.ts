import { useChangeRoleMutation, useUpdateAccountMutation, useUpdateContactCardMutation, type AccountFieldsFragment } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { askAgain } from '../ask-again.ts';
import type { Form } from '../../../ui/form/use-form.ts';
import { roleNames } from './account-words.ts';
import { type PersonValues, personChanges } from './person-form.ts';
import { lists } from './use-reactivate.ts';
import { useConfirmed } from './use-confirmed.tsx';

/**
 * Saves what differs, one deed after the other. What was saved before one is refused stays saved, and is not sent again.
 * What others feel is said first: another address or phone ends sessions, another role gives or takes rights.
 */
export function useSavePerson(account: AccountFieldsFragment, form: Form<PersonValues>) {
  const [updateAccount] = useUpdateAccountMutation(lists);
  const [changeRole] = useChangeRoleMutation(lists);
  const [updateContactCard] = useUpdateContactCardMutation({ ...askAgain('Account'), awaitRefetchQueries: true });
  const { ask, confirming } = useConfirmed(say('accounts.saveTitle', { name: account.party.name }), say('accounts.save'));

  async function save(values: PersonValues): Promise<void> {
    const changes = personChanges(account, values);
    if (!(await ask(felt(changes, account)))) return;
    if (changes.account) await updateAccount({ variables: { input: changes.account } });
    if (changes.role) await changeRole({ variables: { input: changes.role } });
    if (changes.card) await updateContactCard({ variables: { input: changes.card } });
    form.startFrom({ ...values, securePhone: '' });
    showToast({ text: say('accounts.saved', { name: account.party.shortName }) });
  }

  return { save, confirming };
}

function felt(changes: ReturnType<typeof personChanges>, { party }: AccountFieldsFragment): string[] {
  const name = party.shortName;
  return [
    ...(changes.account?.email ? [say('accounts.felt.email', { name, email: changes.account.email })] : []),
    ...(changes.account?.securePhone ? [say('accounts.felt.phone', { name, phone: changes.account.securePhone })] : []),
    ...(changes.role ? [say('accounts.felt.role', { name, role: say(roleNames[changes.role.role]) })] : []),
  ];
}
