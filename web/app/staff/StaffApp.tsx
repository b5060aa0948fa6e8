import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation, useMatch, useParams } from 'react-router';
import { say } from '../../ui/say.ts';
import { Toasts } from '../../ui/toast.tsx';
import { ConnectionStrip } from '../ConnectionStrip.tsx';
import { Failure } from '../Failure.tsx';
import { Opening } from '../Gate.tsx';
import { LiveFeeds } from '../LiveFeeds.tsx';
import { useLayout } from '../layout.ts';
import { NotFound } from '../NotFound.tsx';
import { PageName } from '../PageName.tsx';
import { PaneKeys } from '../PaneKeys.tsx';
import { DeskPage } from './DeskPage.tsx';
import { Rail } from './Rail.tsx';
import classes from './StaffApp.module.css';
import { StaffTabs } from './StaffTabs.tsx';

const DirectoryPage = lazy(() => import('../../features/contacts/DirectoryPage.tsx').then((page) => ({ default: page.DirectoryPage })));
const YouPage = lazy(() => import('../YouPage.tsx').then((page) => ({ default: page.YouPage })));

/** The firm's side: a rail, or tabs on a phone, and beside it one place of three. */
export function StaffApp() {
  const layout = useLayout();
  const { pathname } = useLocation();
  const inThread = useMatch('/desk/t/:threadId') !== null;
  const tabs = layout === 'phone' && !inThread;
  return (
    <div className={classes.app} data-layout={layout} data-tabs={tabs || undefined}>
      <LiveFeeds />
      <PageName place={say(placeOf(pathname))} />
      <PaneKeys />
      <ConnectionStrip />
      <div className={classes.body}>
        {layout !== 'phone' && <Rail />}
        <Failure place={pathname}>
          <Suspense fallback={<Opening />}>
            <Routes>
              <Route path="/desk" element={<DeskPage layout={layout} />}>
                <Route path="t/:threadId" element={null} />
              </Route>
              <Route path="/directory" element={<DirectoryPage />} />
              <Route path="/you" element={<YouPage />} />
              <Route path="/" element={<Navigate to="/desk" replace />} />
              <Route path="/t/:threadId" element={<ToDesk />} />
              <Route path="*" element={<NotFound home={{ path: '/desk', name: say('shell.toDesk') }} />} />
            </Routes>
          </Suspense>
        </Failure>
      </div>
      {tabs && <StaffTabs />}
      <Toasts />
    </div>
  );
}

/** A client's link to a conversation, opened by somebody of the firm. */
function ToDesk() {
  const { threadId } = useParams();
  return <Navigate to={`/desk/t/${threadId}`} replace />;
}

function placeOf(pathname: string) {
  if (pathname.startsWith('/directory')) return 'shell.directory';
  return pathname === '/you' ? 'shell.you' : 'shell.desk';
}
