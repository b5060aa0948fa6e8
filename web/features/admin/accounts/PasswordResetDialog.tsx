import { type AccountRowFragment, useStartPasswordResetMutation } from '../generated.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useDeed } from '../../../ui/use-deed.ts';
import { whyNot } from '../why-not.ts';

/** Sends somebody a link to set a new password. Nobody else ever sees it. */
export function PasswordResetDialog({ account: { id, party, email }, onClose }: { account: AccountRowFragment; onClose: () => void }) {
  const [startPasswordReset] = useStartPasswordResetMutation();
  const { working, trouble, run } = useDeed(whyNot);

  const go = () =>
    run(async () => {
      await startPasswordReset({ variables: { input: { accountId: id } } });
      onClose();
      showToast({ text: say('accounts.reset.done', { email: email ?? '' }) });
    });

  return (
    <ConfirmDialog opened onClose={onClose} title={say('accounts.reset.title', { name: party.name })} deed={say('accounts.reset.do', { name: party.shortName })} onConfirm={() => void go()} busy={working} trouble={trouble}>
      <p>{say('accounts.reset.text', { name: party.shortName, email: email ?? '' })}</p>
      <p>{say('accounts.reset.until')}</p>
    </ConfirmDialog>
  );
}
