import { type AccountRowFragment, useReactivateAccountMutation } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { askAgain } from '../ask-again.ts';
import { whyNot } from '../why-not.ts';

/** What else changes with a deed on an account: lists that stand open are asked again. */
export const lists = askAgain('Accounts', 'AccountCounts');

/** Back to work; the undo of a suspension too. */
export function useReactivate(): (account: AccountRowFragment) => Promise<void> {
  const [reactivateAccount] = useReactivateAccountMutation(lists);
  return ({ id, party, emailVerified }) =>
    told(async () => {
      await reactivateAccount({ variables: { input: { accountId: id } } });
      const invited = party.kind !== 'TEAM' && !emailVerified;
      showToast({ text: say(invited ? 'accounts.reactivatedInvited' : 'accounts.reactivated', { name: party.shortName }) });
    });
}

/** A deed without a dialog says in a toast why it was not done. */
export async function told(deed: () => Promise<void>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    showToast({ text: whyNot(error) });
  }
}
