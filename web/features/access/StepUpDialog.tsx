import '../../ui/words/access.ts';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { RequestStepUpMutation, RequestStepUpMutationVariables } from '../../data/generated.ts';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormButton } from '../../ui/FormButton.tsx';
import { say } from '../../ui/say.ts';
import { ask } from './ask.ts';
import type { Challenge } from './PasswordStep.tsx';
import requestStepUp from './request-step-up.graphql?raw';
import { type StepProps, StepUpCode } from './StepUpCode.tsx';
import classes from './StepUpDialog.module.css';
import { Trouble } from './Trouble.tsx';
import { troubleOf } from './trouble.ts';

/** Proving that it is still the same person: password, then a code. What they were about to do waits behind it, and goes on by itself. */
export function StepUpDialog({ onEnd }: { onEnd: (proved: boolean) => void }) {
  const [challenge, setChallenge] = useState<Challenge>();
  const formId = useId();
  const [busy, setBusy] = useState(false);
  const step = { formId, busy, onBusy: setBusy };
  return (
    <DialogFrame
      opened
      onClose={() => onEnd(false)}
      title={say('access.proveTitle')}
      busy={busy}
      actions={
        <>
          <FormButton look="quiet" onClick={() => onEnd(false)} disabled={busy}>
            {say('access.proveCancel')}
          </FormButton>
          <FormButton type="submit" form={formId} busy={busy}>
            {say(challenge ? 'access.proveDone' : 'access.proveContinue')}
          </FormButton>
        </>
      }
    >
      {challenge ? <StepUpCode {...step} challenge={challenge} onChallenge={setChallenge} onProved={() => onEnd(true)} /> : <Password {...step} onSent={setChallenge} />}
    </DialogFrame>
  );
}

function Password({ formId, busy, onBusy, onSent }: StepProps & { onSent: (challenge: Challenge) => void }) {
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const troubleId = useId();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    if (!password) return refuse(say('access.passwordMissing'));
    onBusy(true);
    try {
      const { requestStepUp: result } = await ask<RequestStepUpMutation, RequestStepUpMutationVariables>(requestStepUp, { input: { password } });
      if (result.__typename === 'CodeChallenge') onSent(result);
      else refuse(result.message);
    } catch (error) {
      refuse(troubleOf(error));
    }
    onBusy(false);
  }

  function refuse(sentence: string) {
    setTrouble(sentence);
    field.current?.focus();
    field.current?.select();
  }

  return (
    <form id={formId} className={classes.form} onSubmit={submit} noValidate>
      <p className={classes.lead}>{say('access.proveLead')}</p>
      <Field ref={field} label={say('access.password')} type="password" name="password" autoComplete="current-password" value={password} onChange={setPassword} aria-describedby={troubleId} data-autofocus />
      <Trouble id={troubleId} text={trouble} />
    </form>
  );
}
