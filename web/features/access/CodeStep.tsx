import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { CodeBoxes } from '../../ui/CodeBoxes.tsx';
import { FormButton } from '../../ui/FormButton.tsx';
import { say } from '../../ui/say.ts';
import { countdown, useNow } from '../../ui/when.ts';
import { Again } from './Again.tsx';
import classes from './CodeStep.module.css';
import type { Challenge } from './PasswordStep.tsx';
import { Trouble } from './Trouble.tsx';
import { type ConfirmCode, useCode } from './use-code.ts';

interface CodeStepProps {
  challenge: Challenge;
  onChallenge: (challenge: Challenge) => void;
  onConfirm: ConfirmCode;
  /** What the code is for, on the button: "Sign in". */
  deed: string;
  /** Ways beside it: to another account, to a code on paper. */
  children?: ReactNode;
}

/** The code that was sent. The sixth digit submits; a dead code leaves one way only, a new one. */
export function CodeStep({ challenge, onChallenge, onConfirm, deed, children }: CodeStepProps) {
  const input = useRef<HTMLInputElement>(null);
  const code = useCode({ challenge, onChallenge, onConfirm, input });
  const [digits, setDigits] = useState('');
  const now = useNow(1000);
  const troubleId = useId();
  const left = Date.parse(challenge.expiresAt) - now;
  const dead = code.dead || left <= 0;
  const trouble = code.trouble ?? (left <= 0 && !code.busy ? say('access.codeExpired') : undefined);

  function submit(event: FormEvent) {
    event.preventDefault();
    void code.confirm(digits);
  }

  function resend() {
    setDigits('');
    void code.resend();
  }

  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <CodeBoxes ref={input} value={digits} onChange={(typed) => (setDigits(typed), code.forgive())} onFull={code.confirm} invalid={code.wrong} disabled={dead} autoFocus describedBy={troubleId} />
      <div className={classes.below}>
        <Trouble id={troubleId} text={trouble} />
        {!trouble && challenge.by === 'SMS' && <Times left={left} untilNew={Date.parse(challenge.resendAt) - now} />}
        {code.sentAgain && !trouble && (
          <p className={classes.sent} role="status">
            {say('access.newCodeSent')}
          </p>
        )}
      </div>
      {!dead && (
        <FormButton type="submit" busy={code.busy === 'confirm'}>
          {deed}
        </FormButton>
      )}
      <Again challenge={challenge} dead={dead} busy={code.busy === 'resend'} onResend={resend} />
      {children}
    </form>
  );
}

function Times({ left, untilNew }: { left: number; untilNew: number }) {
  return (
    <p className={classes.times}>
      <span>{say('access.validFor', { time: countdown(left) })}</span>
      {untilNew > 0 && <span>{say('access.newCodeIn', { time: countdown(untilNew + 999) })}</span>}
    </p>
  );
}
