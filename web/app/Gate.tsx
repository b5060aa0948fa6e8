import { type ReactNode, useEffect } from 'react';
import { useConnection } from '../data/connection.ts';
import { useWhoIsHere } from '../data/viewer.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FormButton } from '../ui/FormButton.tsx';
import { say } from '../ui/say.ts';
import { Later } from '../ui/Skeleton.tsx';
import classes from './Gate.module.css';
import { signInPath } from './sign-in-path.ts';

/**
 * Lets in whoever is signed in; everybody else goes to sign-in and comes back. When the session of somebody who is in ends
 * (elsewhere, by an administrator, by its time), everything leaves the screen and the memory at once, as a new page: what
 * they were typing, and what was not sent yet, waits on this device for them alone.
 */
export function Gate({ children }: { children: ReactNode }) {
  const { status, viewer, ask } = useWhoIsHere();
  const ended = useConnection().state === 'signed-out' && viewer !== null;
  const outside = status === 'nobody' && (ended || !viewer);

  useEffect(() => {
    if (outside) location.replace(signInPath(location, ended));
  }, [outside, ended]);

  if (viewer && !outside) return children;
  if (status === 'unreachable') return <Unreachable onRetry={ask} />;
  return <Opening />;
}

function Unreachable({ onRetry }: { onRetry: () => void }) {
  return (
    <main className={classes.page}>
      <EmptyState place="page" title={say('shell.unreachableTitle')} text={say('shell.unreachableText')}>
        <FormButton look="outlined" onClick={onRetry}>
          {say('shell.tryAgain')}
        </FormButton>
      </EmptyState>
    </main>
  );
}

/** A second is not worth a word. */
export function Opening() {
  return (
    <Later after={1000}>
      <main className={classes.page}>
        <EmptyState place="page" title={say('shell.opening')} />
      </main>
    </Later>
  );
}
