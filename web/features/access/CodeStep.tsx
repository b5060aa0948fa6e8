import { type FormEvent, useId, useRef, useState } from 'react';
import { CodeBoxes } from '../../ui/CodeBoxes.tsx';
import { FormButton } from '../../ui/FormButton.tsx';
import { say } from '../../ui/say.ts';
import { countdown, useNow } from '../../ui/when.ts';
import classes from './CodeStep.module.css';
import type { Challenge } from './PasswordStep.tsx';
import { Trouble } from './Trouble.tsx';
import { useCode } from './use-code.ts';

interface CodeStepProps {
  challenge: Challenge;
  onChallenge: (challenge: Challenge) => void;
  onSignedIn: () => void;
  onBack: () => void;
}

/** Second step: the code. The sixth digit submits; a dead code leaves one way only, a new one. */
export function CodeStep({ challenge, onChallenge, onSignedIn, onBack }: CodeStepProps) {
  const input = useRef<HTMLInputElement>(null);
  const code = useCode({ challenge, onChallenge, onSignedIn, input });
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
        {!trouble && <Times left={left} untilNew={Date.parse(challenge.resendAt) - now} />}
        {code.sentAgain && !trouble && (
          <p className={classes.sent} role="status">
            {say('access.newCodeSent')}
          </p>
        )}
      </div>
      {!dead && (
        <FormButton type="submit" busy={code.busy === 'confirm'}>
          {say('access.signIn')}
        </FormButton>
      )}
      <Again dead={dead} untilNew={Date.parse(challenge.resendAt) - now} busy={code.busy === 'resend'} onResend={resend} />
      <FormButton look="quiet" onClick={onBack}>
        {say('access.otherAccount')}
      </FormButton>
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

/** Where the code is dead this is the way on, and looks like it; before its time it says when. */
function Again({ dead, untilNew, busy, onResend }: { dead: boolean; untilNew: number; busy: boolean; onResend: () => void }) {
  if (untilNew > 0 && !dead) return null;
  return (
    <FormButton look={dead ? 'main' : 'quiet'} busy={busy} disabled={untilNew > 0} onClick={onResend}>
      {untilNew > 0 ? say('access.newCodeIn', { time: countdown(untilNew + 999) }) : say('access.sendNewCode')}
    </FormButton>
  );
}
