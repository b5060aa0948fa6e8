import { useEffect, useState } from 'react';
import { type AddAuthenticatorMutation, useAddAuthenticatorMutation, useConfirmAuthenticatorMutation } from './generated.ts';
import { CodeBoxes } from '../../ui/CodeBoxes.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { say } from '../../ui/say.ts';
import { useDeed } from '../../ui/use-deed.ts';
import classes from './Security.module.css';
import { whyNot } from './why-not.ts';

/** Scan, then prove with the first code that the app has understood. With the first app come recovery codes. */
export function AddAppDialog({ onDone, onClose }: { onDone: (codes?: readonly string[] | null) => void; onClose: () => void }) {
  const [added, setAdded] = useState<AddAuthenticatorMutation['addAuthenticator']>();
  const [digits, setDigits] = useState('');
  const [add] = useAddAuthenticatorMutation();
  const [confirmApp] = useConfirmAuthenticatorMutation();
  const { working, trouble, run, refuse } = useDeed(whyNot);

  useEffect(() => {
    void run(async () => {
      const { data } = await add({ variables: { input: {} } });
      setAdded(data?.addAuthenticator);
      return undefined;
    });
  }, []);

  const confirm = (code: string) =>
    run(async () => {
      if (!added) return undefined;
      if (code.length < 6) return say('settings.codeIncomplete');
      const { data } = await confirmApp({ variables: { input: { authenticatorId: added.authenticatorId, code } } });
      const result = data?.confirmAuthenticator;
      if (result?.__typename !== 'AuthenticatorConfirmed') return result?.message;
      onDone(result.recoveryCodes);
      return undefined;
    });

  return (
    <ConfirmDialog opened onClose={onClose} title={say('settings.addTitle')} deed={say('settings.addDeed')} busy={working} disabled={!added} trouble={trouble} onConfirm={() => void confirm(digits)}>
      {added && (
        <form className={classes.form} onSubmit={(event) => (event.preventDefault(), void confirm(digits))} noValidate>
          <p>{say('settings.addFirst')}</p>
          <div className={classes.scan}>
            <QrCode text={added.uri} label={say('settings.qrLabel')} />
            <p className={classes.byHand}>
              <span className={classes.quiet}>{say('settings.addByHand')}</span>
              <span className={classes.key}>{added.secret.match(/.{1,4}/g)?.join(' ')}</span>
            </p>
          </div>
          <p>{say('settings.addSecond')}</p>
          <CodeBoxes value={digits} onChange={(typed) => (setDigits(typed), refuse(null))} onFull={confirm} invalid={trouble !== null} autoFocus />
        </form>
      )}
    </ConfirmDialog>
  );
}
