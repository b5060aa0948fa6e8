import { Navigate, Route, Routes, useLocation, useMatch, useParams } from 'react-router';
import { useViewer } from '../../data/viewer.ts';
import { say } from '../../ui/say.ts';
import { Toasts } from '../../ui/toast.tsx';
import { AppKeys } from '../AppKeys.tsx';
import { ConnectionStrip } from '../ConnectionStrip.tsx';
import { Failure } from '../Failure.tsx';
import { LiveFeeds } from '../LiveFeeds.tsx';
import { type Layout, useLayout } from '../layout.ts';
import { mayAdminister } from '../may-administer.ts';
import { NotFound } from '../NotFound.tsx';
import { pagePart } from '../page-part.tsx';
import { PageName } from '../PageName.tsx';
import { PaneKeys } from '../PaneKeys.tsx';
import { DeskPage } from './DeskPage.tsx';
import { Rail } from './Rail.tsx';
import classes from './StaffApp.module.css';
import { StaffTabs } from './StaffTabs.tsx';

const DirectoryPage = pagePart(() => import('../../features/contacts/DirectoryPage.tsx').then((page) => page.DirectoryPage));
const AdminPage = pagePart(() => import('../../features/admin/AdminPage.tsx').then((page) => page.AdminPage));
const CardPage = pagePart(() => import('../../features/settings/CardPage.tsx').then((page) => page.CardPage));
const NoticesPage = pagePart(() => import('../../features/settings/NoticesPage.tsx').then((page) => page.NoticesPage));
const SecurityPage = pagePart(() => import('../../features/settings/SecurityPage.tsx').then((page) => page.SecurityPage));
const OwnTokensPage = pagePart(() => import('../../features/admin/tokens/OwnTokensPage.tsx').then((page) => page.OwnTokensPage));
const OwnTextsPage = pagePart(() => import('../../features/admin/texts/OwnTextsPage.tsx').then((page) => page.OwnTextsPage));
const YouPage = pagePart(() => import('../YouPage.tsx').then((page) => page.YouPage));

/** The firm's side: a rail, or tabs on a phone, and beside it one place. What covers all of a phone leaves the tabs out. */
export function StaffApp() {
  const layout = useLayout();
  const { pathname } = useLocation();
  const covering = [useMatch('/desk/t/:threadId'), useMatch('/admin/:place/*')].some((match) => match !== null);
  const tabs = layout === 'phone' && !covering;
  return (
    <AppKeys>
      <div className={classes.app} data-layout={layout} data-tabs={tabs || undefined}>
        <LiveFeeds />
        <PageName place={say(placeOf(pathname))} />
        <PaneKeys />
        <ConnectionStrip />
        <div className={classes.body}>
          {layout !== 'phone' && <Rail />}
          <Failure place={pathname}>
            <Routes>
              <Route path="/desk" element={<DeskPage layout={layout} />}>
                <Route path="t/:threadId" element={null} />
              </Route>
              <Route path="/directory" element={<DirectoryPage />} />
              <Route path="/you" element={<YouPage />} />
              <Route path="/you/card" element={<CardPage />} />
              <Route path="/you/notices" element={<NoticesPage />} />
              <Route path="/you/security" element={<SecurityPage />} />
              <Route path="/you/tokens/*" element={<OwnTokensPage />} />
              <Route path="/you/texts" element={<OwnTextsPage />} />
              <Route path="/admin/*" element={<Administration layout={layout} />} />
              <Route path="/" element={<Navigate to="/desk" replace />} />
              <Route path="/t/:threadId" element={<ToDesk />} />
              <Route path="*" element={<Nowhere />} />
            </Routes>
          </Failure>
        </div>
        {tabs && <StaffTabs />}
        <Toasts />
      </div>
    </AppKeys>
  );
}

/** A client's link to a conversation, opened by somebody of the firm. */
function ToDesk() {
  const { threadId } = useParams();
  const { search } = useLocation();
  return <Navigate to={{ pathname: `/desk/t/${threadId}`, search }} replace />;
}

/** Whoever administers nothing finds nothing there. */
function Administration({ layout }: { layout: Layout }) {
  return mayAdminister(useViewer().role) ? <AdminPage layout={layout === 'phone' ? 'list' : 'beside'} /> : <Nowhere />;
}

function Nowhere() {
  return <NotFound home={{ path: '/desk', name: say('shell.toDesk') }} />;
}

function placeOf(pathname: string) {
  if (pathname.startsWith('/admin')) return 'shell.administration';

  if (pathname.startsWith('/directory')) return 'shell.directory';
  return pathname.startsWith('/you') ? 'shell.you' : 'shell.desk';
}
