import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useSignOut } from '../data/viewer.ts';
import { say } from '../ui/say.ts';
import { showToast } from '../ui/toast.tsx';
import type { SignOutDialog, UnsentHere } from './SignOutDialog.tsx';

const LeaveContext = createContext<() => void>(() => undefined);

/** What a button that signs out does. */
export function useLeave(): () => void {
  return useContext(LeaveContext);
}

/** The way out: what waits is sent first. What cannot be sent is asked about, since it would be lost with the session. */
export function SignOut({ children }: { children: ReactNode }) {
  const { settle, signOut } = useSignOut();
  const [asking, setAsking] = useState<{ here: UnsentHere; Dialog: typeof SignOutDialog } | null>(null);

  /** A new page, so that nothing of the one who left stays in memory. */
  const goOut = useCallback(
    async (unsent: Parameters<typeof signOut>[0]) => {
      try {
        await signOut(unsent);
        location.replace('/sign-in');
      } catch {
        showToast({ text: say('shell.signOutFailed') });
      }
    },
    [signOut],
  );
  const leave = useCallback(async () => {
    const here = await settle();
    if (here.messages + here.drafts === 0) return goOut('throw away');
    try {
      const { SignOutDialog: Dialog } = await import('./SignOutDialog.tsx');
      setAsking({ here, Dialog });
    } catch {
      // The server is away, so nobody could be signed out either.
      showToast({ text: say('shell.signOutFailed') });
    }
  }, [settle, goOut]);

  return (
    <LeaveContext value={useCallback(() => void leave(), [leave])}>
      {children}
      {asking && <asking.Dialog here={asking.here} sendNow={leave} leave={goOut} stay={() => setAsking(null)} />}
    </LeaveContext>
  );
}
