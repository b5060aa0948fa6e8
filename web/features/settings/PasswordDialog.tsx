import { useState } from 'react';
import { useChangePasswordMutation } from './generated.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import { useDeed } from '../../ui/use-deed.ts';
import classes from './Security.module.css';
import { whyNot } from './why-not.ts';

/** One field, not two: it can be looked at. The old password was asked when the session proved itself. */
export function PasswordDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const [password, setPassword] = useState('');
  const [change] = useChangePasswordMutation();
  const { working, trouble, run, refuse } = useDeed(whyNot);

  const confirm = () =>
    run(async () => {
      await change({ variables: { input: { password } } });
      showToast({ text: say('settings.passwordChanged') });
      onDone();
      return undefined;
    });

  return (
    <ConfirmDialog opened onClose={onClose} title={say('settings.newPasswordTitle')} deed={say('settings.changePassword')} busy={working} disabled={password === ''} onConfirm={confirm}>
      <form className={classes.form} onSubmit={(event) => (event.preventDefault(), void confirm())} noValidate>
        <Field label={say('settings.newPassword')} type="password" name="new-password" autoComplete="new-password" value={password} onChange={(typed) => (setPassword(typed), refuse(null))} hint={say('settings.newPasswordHint')} error={trouble ?? undefined} data-autofocus />
        <p className={classes.quiet}>{say('settings.newPasswordEffect')}</p>
      </form>
    </ConfirmDialog>
  );
}
