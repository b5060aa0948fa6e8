import { type ReactNode, useEffect } from 'react';
import { useWhoIsHere } from '../data/viewer.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FormButton } from '../ui/FormButton.tsx';
import { say } from '../ui/say.ts';
import { Later } from '../ui/Skeleton.tsx';
import classes from './Gate.module.css';
import { signInPath } from './sign-in-path.ts';

/**
 * Lets in whoever is signed in; everybody else goes to sign-in and comes back. Whoever was in when the session ended
 * keeps their screen, with a strip that says so: what they were typing is still in it.
 */
export function Gate({ children }: { children: ReactNode }) {
  const { status, viewer, ask } = useWhoIsHere();
  const outside = status === 'nobody' && !viewer;

  useEffect(() => {
    if (outside) location.replace(signInPath(location));
  }, [outside]);

  if (viewer) return children;
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
