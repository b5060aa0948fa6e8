import { Navigate, Route, Routes, useLocation, useMatch, useParams } from 'react-router';
import { ClientHome } from '../../features/contacts/ClientHome.tsx';
import { ConversationList } from '../../features/contacts/ConversationList.tsx';
import { useWhoIsHere } from '../../data/viewer.ts';
import { useFirmColour } from '../../ui/firm.ts';
import { say } from '../../ui/say.ts';
import { Toasts } from '../../ui/toast.tsx';
import { AppKeys } from '../AppKeys.tsx';
import { ConnectionStrip } from '../ConnectionStrip.tsx';
import { Failure } from '../Failure.tsx';
import { LiveFeeds } from '../LiveFeeds.tsx';
import { useLayout } from '../layout.ts';
import { NotFound } from '../NotFound.tsx';
import { pagePart } from '../page-part.tsx';
import { PageName } from '../PageName.tsx';
import { PaneKeys } from '../PaneKeys.tsx';
import classes from './ClientApp.module.css';
import { ClientColumn } from './ClientColumn.tsx';
import { ClientTabs } from './ClientTabs.tsx';
import { ClientThread } from './ClientThread.tsx';
import { NoThread } from './NoThread.tsx';
import { Page } from './Page.tsx';

const NewConversation = pagePart(() => import('../../features/contacts/NewConversation.tsx').then((page) => page.NewConversation));
const CardPage = pagePart(() => import('../../features/settings/CardPage.tsx').then((page) => page.CardPage));
const NoticesPage = pagePart(() => import('../../features/settings/NoticesPage.tsx').then((page) => page.NoticesPage));
const SecurityPage = pagePart(() => import('../../features/settings/SecurityPage.tsx').then((page) => page.SecurityPage));
const YouPage = pagePart(() => import('../YouPage.tsx').then((page) => page.YouPage));

/** The client's side: contacts and conversations in one column with the thread beside it; on a phone one of them at a time. */
export function ClientApp() {
  const phone = useLayout() === 'phone';
  const { organisation } = useWhoIsHere();
  useFirmColour(organisation?.accent ?? null);
  const { pathname } = useLocation();
  const inThread = useMatch('/t/:threadId') !== null;
  const isNew = useMatch('/new/:accountId') !== null;
  // The pages about oneself are the same on both sides, and bring their own.
  const Main = pathname.startsWith('/you') ? 'div' : 'main';
  const tabs = phone && !inThread && !isNew;
  return (
    <AppKeys>
      <div className={classes.app} data-tabs={tabs || undefined}>
        <LiveFeeds />
        <PageName place={say('shell.conversations')} />
        <PaneKeys />
        <ConnectionStrip />
        <div className={classes.body}>
          {!phone && <ClientColumn />}
          <Main className={classes.main}>
            <Failure place={pathname}>
              <Routes>
                <Route path="/" element={phone ? <Page><ClientHome /></Page> : <NoThread />} />
                <Route path="/conversations" element={phone ? <Page><ConversationList /></Page> : <Navigate to="/" replace />} />
                <Route path="/t/:threadId" element={<ClientThread />} />
                <Route path="/new/:accountId" element={<NewConversation />} />
                <Route path="/you" element={<YouPage />} />
                <Route path="/you/card" element={<CardPage />} />
                <Route path="/you/notices" element={<NoticesPage />} />
                <Route path="/you/security" element={<SecurityPage />} />
                <Route path="/desk" element={<Navigate to="/" replace />} />
                <Route path="/desk/t/:threadId" element={<FromDesk />} />
                <Route path="*" element={<NotFound home={{ path: '/', name: say('shell.toContacts') }} />} />
              </Routes>
            </Failure>
          </Main>
        </div>
        {tabs && <ClientTabs />}
        <Toasts />
      </div>
    </AppKeys>
  );
}

/** A link of somebody of the firm, opened by a client. */
function FromDesk() {
  const { threadId } = useParams();
  const { search } = useLocation();
  return <Navigate to={{ pathname: `/t/${threadId}`, search }} replace />;
}
