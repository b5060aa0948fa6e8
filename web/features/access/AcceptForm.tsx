import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { AcceptInvitationMutation, AcceptInvitationMutationVariables } from '../../data/generated.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormButton } from '../../ui/FormButton.tsx';
import { say } from '../../ui/say.ts';
import classes from './AcceptForm.module.css';
import acceptInvitation from './accept-invitation.graphql?raw';
import { ask } from './ask.ts';
import type { Invitation } from './invitation.ts';
import type { Challenge } from './PasswordStep.tsx';
import { passwordFault } from './password.ts';
import { Trouble } from './Trouble.tsx';
import { troubleOf } from './trouble.ts';

interface AcceptFormProps {
  token: string;
  /** Null where the organisation has none. */
  terms: Invitation['terms'];
  onSent: (challenge: Challenge) => void;
  onRefused: (message: string) => void;
}

/** A password of one's own, and the terms where there are any. They may have changed while they were being read. */
export function AcceptForm({ token, terms: firstTerms, onSent, onRefused }: AcceptFormProps) {
  const [terms, setTerms] = useState(firstTerms);
  const [accepted, setAccepted] = useState(false);
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const troubleId = useId();

  useEffect(() => field.current?.focus(), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const fault = passwordFault(password);
    if (fault) return refuse(say(fault), field.current);
    if (terms && !accepted) return refuse(say('access.termsMissing'), box.current);
    setBusy(true);
    setTrouble(undefined);
    try {
      const input = { token, password, termsVersion: terms?.version ?? null };
      const { acceptInvitation: result } = await ask<AcceptInvitationMutation, AcceptInvitationMutationVariables>(acceptInvitation, { input });
      if (result.__typename === 'CodeChallenge') return onSent(result);
      if (result.__typename === 'LinkRefused') return onRefused(result.message);
      setTerms(result.terms);
      setAccepted(false);
      refuse(say('access.termsChanged'), box.current);
    } catch (error) {
      refuse(troubleOf(error), field.current);
    }
    setBusy(false);
  }

  function refuse(sentence: string, control: HTMLInputElement | null) {
    setTrouble(sentence);
    control?.focus();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Field ref={field} label={say('access.newPassword')} type="password" name="new-password" autoComplete="new-password" hint={say('access.passwordHint')} value={password} onChange={setPassword} aria-describedby={troubleId} />
      {terms && (
        <div className={classes.terms}>
          <h2 className={classes.title}>{say('access.terms')}</h2>
          <div className={classes.text} tabIndex={0} role="region" aria-label={say('access.terms')}>
            {terms.text}
          </div>
          <Checkbox ref={box} label={say('access.acceptTerms')} checked={accepted} onChange={(event) => setAccepted(event.currentTarget.checked)} />
        </div>
      )}
      <Trouble id={troubleId} text={trouble} />
      <FormButton type="submit" busy={busy}>
        {say('access.continue')}
      </FormButton>
    </form>
  );
}
