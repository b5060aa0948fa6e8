import { type AccountFieldsFragment, useConvertTeamMutation } from '../generated.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { say } from '../../../ui/say.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useAdminForm } from '../use-admin-form.ts';
import { lists } from './use-reactivate.ts';

interface ConvertDialogProps {
  account: AccountFieldsFragment;
  onClose: () => void;
  onConverted: (account: AccountFieldsFragment) => void;
}

/** From a support queue to a team account with mailbox and secure phone, or back. */
export function ConvertDialog({ account, onClose, onConverted }: ConvertDialogProps) {
  const { id, party } = account;
  const toFull = account.form === 'QUEUE';
  const [convertTeam] = useConvertTeamMutation(lists);
  const form = useAdminForm({
    start: { email: '', securePhone: '' },
    labels: { email: say('accounts.field.companyEmail'), securePhone: say('accounts.field.securePhone') },
    check: ({ email, securePhone }) =>
      toFull ? { ...(!email.trim() && { email: say('accounts.missing.companyEmail') }), ...(!securePhone.trim() && { securePhone: say('accounts.missing.teamPhone') }) } : {},
  });

  const convert = form.submit(async ({ email, securePhone }) => {
    const { data } = await convertTeam({ variables: { input: { teamId: id, to: toFull ? { full: { email, securePhone } } : { queue: true } } } });
    if (data) onConverted(data.convertTeam);
    onClose();
    showToast({ text: say(toFull ? 'accounts.convert.isFull' : 'accounts.convert.isQueue', { name: party.name }) });
  });

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      danger={!toFull}
      title={say(toFull ? 'accounts.convert.toFullTitle' : 'accounts.convert.toQueueTitle', { name: party.name })}
      deed={say(toFull ? 'accounts.convert.toFullDo' : 'accounts.convert.toQueueDo', { name: party.name })}
      onConfirm={() => convert()}
      busy={form.working}
      trouble={form.trouble}
    >
      <p>{say(toFull ? 'accounts.convert.toFullText' : 'accounts.convert.toQueueText', { name: party.name })}</p>
      {toFull && (
        <form ref={form.ref} onSubmit={convert} noValidate>
          <TextField label={say('accounts.field.companyEmail')} type="email" required data-autofocus {...form.text('email')} />
          <TextField label={say('accounts.field.securePhone')} type="tel" required hint={say('accounts.team.securePhoneHint')} {...form.text('securePhone')} />
          <button type="submit" hidden aria-hidden />
        </form>
      )}
    </ConfirmDialog>
  );
}
