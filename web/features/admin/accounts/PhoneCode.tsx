import { useId, useRef, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import type { AccountFieldsFragment } from '../generated.ts';
import { CodeBoxes } from '../../../ui/CodeBoxes.tsx';
import { Saying } from '../../../ui/Saying.tsx';
import { say } from '../../../ui/say.ts';
import { countdown, useNow } from '../../../ui/when.ts';
import { phoneEnding } from './account-words.ts';
import { usePhoneCode } from './use-phone-code.ts';
import classes from './Verification.module.css';

/** Sends a code to the team's secure phone, and takes it back. The sixth digit submits. */
export function PhoneCode({ account }: { account: AccountFieldsFragment }) {
  const input = useRef<HTMLInputElement>(null);
  const code = usePhoneCode(account, input);
  const [digits, setDigits] = useState('');
  const now = useNow(1000);
  const troubleId = useId();
  const { challenge } = code;

  if (!challenge) {
    return (
      <>
        <p>{say('accounts.verify.phoneAsk', { ending: phoneEnding(account.securePhoneMasked) ?? '' })}</p>
        <Button variant="default" onClick={() => void code.request()} aria-busy={code.working || undefined}>
          {say('accounts.verify.sendCode')}
        </Button>
        <Trouble id={troubleId} text={code.trouble} />
      </>
    );
  }
  const untilNew = Date.parse(challenge.resendAt) - now;
  const dead = code.dead || Date.parse(challenge.expiresAt) <= now;
  return (
    <div className={classes.code}>
      <p>
        <Saying phrase="accounts.verify.codeSent" values={{ ending: challenge.phoneEnding }} />
      </p>
      <CodeBoxes ref={input} value={digits} onChange={(typed) => (setDigits(typed), code.forgive())} onFull={(full) => void code.confirm(full)} invalid={code.trouble !== null} disabled={dead} autoFocus describedBy={troubleId} />
      <Trouble id={troubleId} text={code.trouble} />
      <Button variant="default" disabled={untilNew > 0} onClick={() => (setDigits(''), void code.resend())}>
        {untilNew > 0 ? say('accounts.verify.newCodeIn', { time: countdown(untilNew + 999) }) : say('accounts.verify.newCode')}
      </Button>
    </div>
  );
}

function Trouble({ id, text }: { id: string; text: string | null }) {
  return (
    <p className={classes.trouble} id={id} role="alert">
      {text}
    </p>
  );
}
