import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Field } from '../../ui/Field.tsx';
import { FormButton } from '../../ui/FormButton.tsx';
import { say } from '../../ui/say.ts';
import type { Challenge } from './PasswordStep.tsx';
import classes from './RecoveryStep.module.css';
import { Trouble } from './Trouble.tsx';
import { type ConfirmCode, useCode } from './use-code.ts';

interface RecoveryStepProps {
  organisation: string;
  challenge: Challenge;
  onChallenge: (challenge: Challenge) => void;
  onConfirm: ConfirmCode;
  onBack: () => void;
}

/** For whoever has neither phone nor app: one of the codes on paper in place of the six digits. */
export function RecoveryStep({ organisation, challenge, onChallenge, onConfirm, onBack }: RecoveryStepProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const code = useCode({ challenge, onChallenge, onConfirm, input });
  const troubleId = useId();

  useEffect(() => input.current?.focus(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (typed.trim()) void code.confirm(typed.trim());
    else code.refuse(say('access.recoveryMissing'));
  }

  return (
    <form onSubmit={submit} noValidate>
      <Field ref={input} label={say('access.recoveryCode')} name="recovery-code" autoComplete="off" spellCheck={false} autoCapitalize="characters" value={typed} onChange={(text) => (setTyped(text), code.forgive())} aria-describedby={troubleId} />
      <Trouble id={troubleId} text={code.trouble} />
      <FormButton type="submit" busy={code.busy === 'confirm'}>
        {say('access.signIn')}
      </FormButton>
      <FormButton look="quiet" onClick={onBack}>
        {say('access.backToCode')}
      </FormButton>
      <p className={classes.none}>{say('access.noneOfThem', { organisation })}</p>
    </form>
  );
}
