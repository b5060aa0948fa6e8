import '@fontsource-variable/hanken-grotesk/wght.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { startLooks } from '../ui/scheme.ts';
import { Failure } from './Failure.tsx';

/**
 * Pages outside the gate are documents of their own: they carry neither the desk nor its cache, and going in or out
 * always begins with an empty memory.
 */
const outside: Readonly<Record<string, () => Promise<{ default: (props: OutsideProps) => React.JSX.Element }>>> = {
  '/sign-in': () => import('../features/access/SignInPage.tsx').then((page) => ({ default: page.SignInPage })),
  '/set-password': () => import('../features/access/SetPasswordPage.tsx').then((page) => ({ default: page.SetPasswordPage })),
  '/forgot-password': () => import('../features/access/ForgotPasswordPage.tsx').then((page) => ({ default: page.ForgotPasswordPage })),
  '/invitation': () => import('../features/access/InvitationPage.tsx').then((page) => ({ default: page.InvitationPage })),
  '/verify': () => import('../features/access/VerifyPage.tsx').then((page) => ({ default: page.VerifyPage })),
  '/demo': () => import('./demo/DemoPage.tsx').then((page) => ({ default: page.DemoPage })),
  '/dev/outbox': () => import('./demo/OutboxPage.tsx').then((page) => ({ default: page.OutboxPage })),
};

/** What a page before the gate may do for the one behind it. */
interface OutsideProps {
  /** Fetches what comes next, once there is a reason to think that it will. */
  ahead: () => void;
}

const inside = () => import('./Inside.tsx').then((page) => ({ default: page.Inside }));

startLooks();

const path = location.pathname.replace(/\/+$/, '');
const Page = lazy(outside[path] ?? inside);
const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root to stand in.');

// Whoever does go in hears by themselves when it cannot be fetched.
const ahead = () => void inside().catch(() => undefined);

createRoot(root).render(
  <StrictMode>
    <Failure>
      <Suspense>
        <Page ahead={ahead} />
      </Suspense>
    </Failure>
  </StrictMode>,
);
