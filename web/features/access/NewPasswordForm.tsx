import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { SetPasswordMutation, SetPasswordMutationVariables } from '../../data/generated.ts';
import { Field } from '../../ui/Field.tsx';
import { FormButton } from '../../ui/FormButton.tsx';
import { say } from '../../ui/say.ts';
import { ask } from './ask.ts';
import { passwordFault } from './password.ts';
import setPassword from './set-password.graphql?raw';
import { Trouble } from './Trouble.tsx';
import { troubleOf } from './trouble.ts';

interface NewPasswordFormProps {
  token: string;
  onSet: (email: string) => void;
  onRefused: (message: string) => void;
}

/** One field, not two: it can be looked at, which tells more than typing it twice. */
export function NewPasswordForm({ token, onSet, onRefused }: NewPasswordFormProps) {
  const [password, setPasswordText] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const troubleId = useId();

  useEffect(() => field.current?.focus(), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const fault = passwordFault(password);
    if (fault) return refuse(say(fault));
    setBusy(true);
    try {
      const { setPassword: result } = await ask<SetPasswordMutation, SetPasswordMutationVariables>(setPassword, { input: { token, password } });
      return result.__typename === 'PasswordSet' ? onSet(result.email) : onRefused(result.message);
    } catch (error) {
      refuse(troubleOf(error));
      setBusy(false);
    }
  }

  function refuse(sentence: string) {
    setTrouble(sentence);
    field.current?.focus();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Field ref={field} label={say('access.newPassword')} type="password" name="new-password" autoComplete="new-password" value={password} onChange={setPasswordText} aria-describedby={troubleId} />
      <Trouble id={troubleId} text={trouble} />
      <FormButton type="submit" busy={busy}>
        {say('access.setPassword')}
      </FormButton>
    </form>
  );
}
