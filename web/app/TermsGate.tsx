import { lazy, type ReactNode, Suspense } from 'react';
import { useViewer } from '../data/viewer.ts';
import { Opening } from './Gate.tsx';
import { useLeave } from './SignOut.tsx';

const TermsPage = lazy(() => import('../features/access/TermsPage.tsx').then((page) => ({ default: page.TermsPage })));

/** Lets in whoever has accepted the organisation's terms. Everybody else reads them first: nothing of the inside is drawn behind. */
export function TermsGate({ children }: { children: ReactNode }) {
  const { termsDue } = useViewer();
  const leave = useLeave();
  if (!termsDue) return children;
  return (
    <Suspense fallback={<Opening />}>
      <TermsPage onSignOut={leave} />
    </Suspense>
  );
}
