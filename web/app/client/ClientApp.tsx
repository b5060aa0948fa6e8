import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation, useMatch, useParams } from 'react-router';
import { ClientHome } from '../../features/contacts/ClientHome.tsx';
import { ConversationList } from '../../features/contacts/ConversationList.tsx';
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
import classes from './ClientApp.module.css';
import { ClientColumn } from './ClientColumn.tsx';
import { ClientTabs } from './ClientTabs.tsx';
import { ClientThread } from './ClientThread.tsx';
import { NoThread } from './NoThread.tsx';
import { Page } from './Page.tsx';

const NewConversation = lazy(() => import('../../features/contacts/NewConversation.tsx').then((page) => ({ default: page.NewConversation })));
const YouPage = lazy(() => import('../YouPage.tsx').then((page) => ({ default: page.YouPage })));

/** The client's side: contacts and conversations in one column with the thread beside it; on a phone one of them at a time. */
export function ClientApp() {
  const phone = useLayout() === 'phone';
  const { pathname } = useLocation();
  const inThread = useMatch('/t/:threadId') !== null;
  const isNew = useMatch('/new/:accountId') !== null;
  const tabs = phone && !inThread && !isNew;
  return (
    <div className={classes.app} data-tabs={tabs || undefined}>
      <LiveFeeds />
      <PageName place={say('shell.conversations')} />
      <PaneKeys />
      <ConnectionStrip />
      <div className={classes.body}>
        {!phone && <ClientColumn />}
        <main className={classes.main}>
          <Failure place={pathname}>
            <Suspense fallback={<Opening />}>
              <Routes>
                <Route path="/" element={phone ? <Page><ClientHome /></Page> : <NoThread />} />
                <Route path="/conversations" element={phone ? <Page><ConversationList /></Page> : <Navigate to="/" replace />} />
                <Route path="/t/:threadId" element={<ClientThread />} />
                <Route path="/new/:accountId" element={<NewConversation />} />
                <Route path="/you" element={<YouPage />} />
                <Route path="/desk" element={<Navigate to="/" replace />} />
                <Route path="/desk/t/:threadId" element={<FromDesk />} />
                <Route path="*" element={<NotFound home={{ path: '/', name: say('shell.toContacts') }} />} />
              </Routes>
            </Suspense>
          </Failure>
        </main>
      </div>
      {tabs && <ClientTabs />}
      <Toasts />
    </div>
  );
}

/** A link of somebody of the firm, opened by a client. */
function FromDesk() {
  const { threadId } = useParams();
  return <Navigate to={`/t/${threadId}`} replace />;
}
