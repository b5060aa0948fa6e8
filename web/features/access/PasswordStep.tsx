import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { SignInMutation, SignInMutationVariables } from '../../data/generated.ts';
import { Field } from '../../ui/Field.tsx';
import { FormButton } from '../../ui/FormButton.tsx';
import { say } from '../../ui/say.ts';
import { ask } from './ask.ts';
import signIn from './sign-in.graphql?raw';
import { Trouble } from './Trouble.tsx';
import { troubleOf } from './trouble.ts';

/** A code that was sent, as the second step needs it. */
export type Challenge = Extract<SignInMutation['signIn'], { __typename: 'CodeChallenge' }>;

interface PasswordStepProps {
  email: string;
  onEmail: (email: string) => void;
  onSent: (challenge: Challenge) => void;
}

/** First step: address and password. What is refused is never told apart, so neither is what is said. */
export function PasswordStep({ email, onEmail, onSent }: PasswordStepProps) {
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const troubleId = useId();

  useEffect(() => (email ? passwordField : emailField).current?.focus(), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    if (!email.trim()) return refuse(say('access.emailMissing'), emailField.current);
    if (!password) return refuse(say('access.passwordMissing'), passwordField.current);
    setBusy(true);
    try {
      const { signIn: result } = await ask<SignInMutation, SignInMutationVariables>(signIn, { input: { email: email.trim(), password } });
      if (result.__typename === 'CodeChallenge') return onSent(result);
      refuse(result.message, passwordField.current);
    } catch (error) {
      refuse(troubleOf(error), passwordField.current);
    }
    setBusy(false);
  }

  function refuse(sentence: string, field: HTMLInputElement | null) {
    setTrouble(sentence);
    field?.focus();
    field?.select();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Field ref={emailField} label={say('access.email')} type="email" name="email" autoComplete="username" value={email} onChange={onEmail} aria-describedby={troubleId} />
      <Field ref={passwordField} label={say('access.password')} type="password" name="password" autoComplete="current-password" value={password} onChange={setPassword} aria-describedby={troubleId} />
      <Trouble id={troubleId} text={trouble} />
      <FormButton type="submit" busy={busy}>
        {say('access.continue')}
      </FormButton>
    </form>
  );
}
