import '../../ui/words/access.ts';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { RequestPasswordResetMutation, RequestPasswordResetMutationVariables } from '../../data/generated.ts';
import { Field } from '../../ui/Field.tsx';
import { FormButton } from '../../ui/FormButton.tsx';
import { Saying } from '../../ui/Saying.tsx';
import { say } from '../../ui/say.ts';
import { AccessFrame } from './AccessFrame.tsx';
import { ask } from './ask.ts';
import requestPasswordReset from './request-password-reset.graphql?raw';
import { ToSignIn } from './ToSignIn.tsx';
import { Trouble } from './Trouble.tsx';
import { troubleOf } from './trouble.ts';
import { useOrganisation } from './use-organisation.ts';

/** A link to set a new password. The page says the same whether or not somebody signs in with the address. */
export function ForgotPasswordPage() {
  const organisation = useOrganisation();
  const [sent, setSent] = useState<string>();

  useEffect(() => {
    document.title = say('access.forgotTitle');
  }, []);

  if (sent) {
    return (
      <AccessFrame organisation={organisation} title={say('access.resetSentTitle')} lead={<Saying phrase="access.resetSentLead" values={{ email: sent }} />}>
        <ToSignIn />
      </AccessFrame>
    );
  }
  return (
    <AccessFrame organisation={organisation} title={say('access.forgotTitle')} lead={say('access.forgotLead')}>
      <AddressForm onSent={setSent} />
    </AccessFrame>
  );
}

function AddressForm({ onSent }: { onSent: (email: string) => void }) {
  const [email, setEmail] = useState(new URLSearchParams(location.search).get('email') ?? '');
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const troubleId = useId();

  useEffect(() => field.current?.focus(), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    if (!email.trim()) return refuse(say('access.emailMissing'));
    setBusy(true);
    try {
      await ask<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>(requestPasswordReset, { input: { email: email.trim() } });
      return onSent(email.trim());
    } catch (error) {
      refuse(troubleOf(error));
    }
    setBusy(false);
  }

  function refuse(sentence: string) {
    setTrouble(sentence);
    field.current?.focus();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Field ref={field} label={say('access.email')} type="email" name="email" autoComplete="username" value={email} onChange={setEmail} aria-describedby={troubleId} />
      <Trouble id={troubleId} text={trouble} />
      <FormButton type="submit" busy={busy}>
        {say('access.sendLink')}
      </FormButton>
      <FormButton look="quiet" onClick={() => location.assign('/sign-in')}>
        {say('access.backToSignIn')}
      </FormButton>
    </form>
  );
}
