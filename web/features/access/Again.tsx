import { FormButton } from '../../ui/FormButton.tsx';
import { say } from '../../ui/say.ts';
import { countdown, useNow } from '../../ui/when.ts';
import type { Challenge } from './PasswordStep.tsx';

interface AgainProps {
  challenge: Challenge;
  /** The code that there is can no longer be right. */
  dead: boolean;
  busy: boolean;
  onResend: () => void;
}

/** Another code, by text message. Where the one before is dead this is the way on, and looks like it; before its time it says when. */
export function Again({ challenge: { by, resendAt }, dead, busy, onResend }: AgainProps) {
  const untilNew = Date.parse(resendAt) - useNow(1000);
  if (untilNew > 0 && !dead) return null;
  return (
    <FormButton look={dead ? 'main' : 'quiet'} busy={busy} disabled={untilNew > 0} onClick={onResend}>
      {untilNew > 0 ? say('access.newCodeIn', { time: countdown(untilNew + 999) }) : say(by === 'APP' ? 'access.bySmsInstead' : 'access.sendNewCode')}
    </FormButton>
  );
}
