import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { DialogFrame } from '../ui/DialogFrame.tsx';
import { say } from '../ui/say.ts';

/** What is on this device alone. */
export interface UnsentHere {
  messages: number;
  drafts: number;
}

interface SignOutDialogProps {
  here: UnsentHere;
  /** Tries once more, and leaves if nothing stays behind. */
  sendNow: () => Promise<void>;
  leave: (unsent: 'keep unsent' | 'throw away') => Promise<void>;
  stay: () => void;
}

/** Something could not be sent: whoever signs out says what becomes of it. */
export function SignOutDialog({ here: { messages, drafts }, sendNow, leave, stay }: SignOutDialogProps) {
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);

  const during = (deed: () => Promise<void>) => async () => {
    setBusy(true);
    await deed();
    setBusy(false);
  };
  const trySending = during(async () => {
    await sendNow();
    setTried(true);
  });

  const what = [messages > 0 && say('shell.signOutMessages', { count: messages }), drafts > 0 && say('shell.signOutDrafts', { count: drafts })];
  return (
    <DialogFrame
      opened
      onClose={stay}
      title={say('shell.signOutTitle')}
      busy={busy}
      aside={tried ? <span role="status">{say('shell.stillUnsent')}</span> : undefined}
      actions={
        <>
          <Button variant="subtle" onClick={during(() => leave('throw away'))} disabled={busy}>
            {say('shell.throwAway')}
          </Button>
          <Button variant="default" onClick={during(() => leave('keep unsent'))} disabled={busy}>
            {say('shell.keepHere')}
          </Button>
          <Button data-autofocus onClick={trySending} loading={busy}>
            {say('shell.sendNow')}
          </Button>
        </>
      }
    >
      <p>{what.filter(Boolean).join(' ')}</p>
      <p>{say('shell.signOutChoice')}</p>
    </DialogFrame>
  );
}
