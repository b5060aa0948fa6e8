import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { ConfirmStepUpMutation, ConfirmStepUpMutationVariables } from '../../data/generated.ts';
import { CodeBoxes } from '../../ui/CodeBoxes.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormButton } from '../../ui/FormButton.tsx';
import { Saying } from '../../ui/Saying.tsx';
import { say } from '../../ui/say.ts';
import { Again } from './Again.tsx';
import { ask } from './ask.ts';
import confirmStepUp from './confirm-step-up.graphql?raw';
import type { Challenge } from './PasswordStep.tsx';
import classes from './StepUpDialog.module.css';
import { Trouble } from './Trouble.tsx';
import { useCode } from './use-code.ts';

/** Each step is a form of its own; its button stands in the foot of the dialog. */
export interface StepProps {
  formId: string;
  busy: boolean;
  onBusy: (busy: boolean) => void;
}

interface StepUpCodeProps extends StepProps {
  challenge: Challenge;
  onChallenge: (challenge: Challenge) => void;
  onProved: () => void;
}

/** The code, from wherever one has codes: a text message, an app, or the paper. */
export function StepUpCode({ formId, onBusy, challenge, onChallenge, onProved }: StepUpCodeProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [onPaper, setOnPaper] = useState(false);
  const troubleId = useId();
  const code = useCode({ challenge, onChallenge, onConfirm: confirm, input });
  const working = code.busy !== undefined;

  useEffect(() => onBusy(working), [working]);
  useEffect(() => input.current?.focus(), [onPaper]);

  async function confirm(challengeId: string, given: string) {
    const { confirmStepUp: result } = await ask<ConfirmStepUpMutation, ConfirmStepUpMutationVariables>(confirmStepUp, { input: { challengeId, code: given } });
    if (result.__typename === 'CodeRefused') return result;
    onProved();
    return undefined;
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (onPaper && typed.trim() === '') code.refuse(say('access.recoveryMissing'));
    else void code.confirm(typed.trim());
  }

  function type(text: string) {
    setTyped(text);
    code.forgive();
  }

  function turn() {
    type('');
    setOnPaper(!onPaper);
  }

  return (
    <form id={formId} className={classes.form} onSubmit={submit} noValidate>
      <p className={classes.lead}>
        {onPaper ? say('access.recoveryLead') : challenge.by === 'APP' ? say('access.appLead') : <Saying phrase="access.proveCodeLead" values={{ ending: challenge.phoneEnding }} />}
      </p>
      {onPaper ? (
        <Field ref={input} label={say('access.recoveryCode')} name="recovery-code" autoComplete="off" spellCheck={false} autoCapitalize="characters" value={typed} onChange={type} aria-describedby={troubleId} />
      ) : (
        <CodeBoxes ref={input} value={typed} onChange={type} onFull={code.confirm} invalid={code.wrong} disabled={code.dead} autoFocus describedBy={troubleId} />
      )}
      <Trouble id={troubleId} text={code.trouble} />
      {!onPaper && <Again challenge={challenge} dead={code.dead} busy={code.busy === 'resend'} onResend={() => (type(''), void code.resend())} />}
      <FormButton look="quiet" onClick={turn}>
        {say(onPaper ? 'access.backToCode' : 'access.useRecovery')}
      </FormButton>
    </form>
  );
}
