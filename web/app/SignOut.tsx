import { Button } from '@mantine/core';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useSignOut } from '../data/viewer.ts';
import { DialogFrame } from '../ui/DialogFrame.tsx';
import { say } from '../ui/say.ts';
import { showToast } from '../ui/toast.tsx';

const LeaveContext = createContext<() => void>(() => undefined);

/** What a button that signs out does. */
export function useLeave(): () => void {
  return useContext(LeaveContext);
}

/** The way out: it asks first where something typed or sent would be lost with the session. */
export function SignOut({ children }: { children: ReactNode }) {
  const { signOut, unsent } = useSignOut();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  const leave = useMemo(() => (unsent ? () => setAsking(true) : () => void goOut(signOut)), [signOut, unsent]);

  async function leaveAnyway() {
    setBusy(true);
    await goOut(signOut);
    setBusy(false);
  }

  return (
    <LeaveContext value={leave}>
      {children}
      <DialogFrame
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('shell.signOutTitle')}
        busy={busy}
        actions={
          <>
            <Button variant="subtle" data-autofocus onClick={() => setAsking(false)} disabled={busy}>
              {say('shell.stay')}
            </Button>
            <Button data-danger onClick={leaveAnyway} loading={busy}>
              {say('shell.signOutAnyway')}
            </Button>
          </>
        }
      >
        <p>{say('shell.signOutUnsent')}</p>
      </DialogFrame>
    </LeaveContext>
  );
}

/** A new page, so that nothing of the one who left stays in memory. */
async function goOut(signOut: () => Promise<void>): Promise<void> {
  try {
    await signOut();
    location.replace('/sign-in');
  } catch {
    showToast({ text: say('shell.signOutFailed') });
  }
}
