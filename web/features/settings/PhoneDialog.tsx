import { useState } from 'react';
import { type RequestOwnPhoneMutation, useConfirmOwnPhoneMutation, useRequestOwnPhoneMutation } from './generated.ts';
import { CodeBoxes } from '../../ui/CodeBoxes.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Saying } from '../../ui/Saying.tsx';
import { say } from '../../ui/say.ts';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useDeed } from '../../ui/use-deed.ts';
import classes from './Security.module.css';
import { whyNot } from './why-not.ts';

/** The new number, then the code that was sent there: until it is right the former one counts. */
export function PhoneDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const [phone, setPhone] = useState('');
  const [digits, setDigits] = useState('');
  const [sent, setSent] = useState<RequestOwnPhoneMutation['requestOwnPhone']>();
  const [request] = useRequestOwnPhoneMutation();
  const [confirmPhone] = useConfirmOwnPhoneMutation();
  const { working, trouble, run, refuse } = useDeed(whyNot);

  const send = () =>
    run(async () => {
      const { data } = await request({ variables: { input: { securePhone: phone } } });
      setSent(data?.requestOwnPhone);
      return undefined;
    });
  const confirm = (code: string) =>
    run(async () => {
      if (!sent) return undefined;
      if (code.length < 6) return say('settings.codeIncomplete');
      const { data } = await confirmPhone({ variables: { input: { challengeId: sent.challengeId, code } } });
      const result = data?.confirmOwnPhone;
      if (result?.__typename !== 'OwnPhoneChanged') return result?.message;
      showToast({ text: say('settings.phoneChanged', { ending: result.security.phoneEnding }) });
      onDone();
      return undefined;
    });
  const go = () => void (sent ? confirm(digits) : send());

  return (
    <ConfirmDialog opened onClose={onClose} title={say('settings.phoneTitle')} deed={say(sent ? 'settings.changePhone' : 'settings.sendCode')} busy={working} disabled={!sent && phone.trim() === ''} trouble={sent ? trouble : undefined} onConfirm={go}>
      <form className={classes.form} onSubmit={(event) => (event.preventDefault(), go())} noValidate>
        {sent ? (
          <>
            <p>
              <Saying phrase="settings.phoneCodeLead" values={{ ending: sent.phoneEnding }} />
            </p>
            <CodeBoxes value={digits} onChange={(typed) => (setDigits(typed), refuse(null))} onFull={confirm} invalid={trouble !== null} autoFocus />
          </>
        ) : (
          <TextField label={say('settings.newPhone')} type="tel" autoComplete="tel" value={phone} onChange={(typed) => (setPhone(typed), refuse(null))} hint={say('settings.newPhoneHint')} error={trouble ?? undefined} data-autofocus />
        )}
      </form>
    </ConfirmDialog>
  );
}
