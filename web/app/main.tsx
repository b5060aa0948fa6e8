import './trust.ts';
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
const outside: Readonly<Record<string, () => Promise<{ default: () => React.JSX.Element }>>> = {
  '/sign-in': () => import('../features/access/SignInPage.tsx').then((page) => ({ default: page.SignInPage })),
  '/set-password': () => import('../features/access/SetPasswordPage.tsx').then((page) => ({ default: page.SetPasswordPage })),
  '/demo': () => import('./demo/DemoPage.tsx').then((page) => ({ default: page.DemoPage })),
  '/dev/outbox': () => import('./demo/OutboxPage.tsx').then((page) => ({ default: page.OutboxPage })),
};

const inside = () => import('./Inside.tsx').then((page) => ({ default: page.Inside }));

startLooks();

const path = location.pathname.replace(/\/+$/, '');
const Page = lazy(outside[path] ?? inside);
const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root to stand in.');

createRoot(root).render(
  <StrictMode>
    <Failure>
      <Suspense>
        <Page />
      </Suspense>
    </Failure>
  </StrictMode>,
);
