import type { ReactNode } from 'react';
import { useViewer } from '../data/viewer.ts';
import { pagePart } from './page-part.tsx';
import { useLeave } from './SignOut.tsx';

const TermsPage = pagePart(() => import('../features/access/TermsPage.tsx').then((page) => page.TermsPage));

/** Lets in whoever has accepted the organisation's terms. Everybody else reads them first: nothing of the inside is drawn behind. */
export function TermsGate({ children }: { children: ReactNode }) {
  const { termsDue } = useViewer();
  const leave = useLeave();
  if (!termsDue) return children;
  return <TermsPage onSignOut={leave} />;
}
