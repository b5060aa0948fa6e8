import { useCallback } from 'react';
import { useLocation, useMatch, useNavigate } from 'react-router';
import { DeskColumns } from '../../features/desk/DeskColumns.tsx';
import { DeskTabs } from '../../features/desk/DeskTabs.tsx';
import { InboxPane } from '../../features/desk/InboxPane.tsx';
import { QueuesPane } from '../../features/desk/QueuesPane.tsx';
import { Failure } from '../Failure.tsx';
import type { Layout } from '../layout.ts';
import { ThreadPane } from '../ThreadPane.tsx';
import classes from './DeskPage.module.css';
import { NoThread } from './NoThread.tsx';
import { paneOf } from './panes.ts';

/** Queues and inbox side by side with the open thread; with less room one list at a time, then one pane at a time. */
export function DeskPage({ layout }: { layout: Layout }) {
  const threadId = useMatch('/desk/t/:threadId')?.params.threadId;
  const { search } = useLocation();

  if (layout === 'phone') {
    return <main className={classes.only}>{threadId ? <Thread threadId={threadId} /> : paneOf(search) === 'inbox' ? <InboxPane /> : <QueuesPane />}</main>;
  }
  return (
    <>
      {layout === 'tabs' ? <DeskTabs /> : <DeskColumns />}
      <main className={classes.thread}>{threadId ? <Thread threadId={threadId} /> : <NoThread />}</main>
    </>
  );
}

/** What breaks in one thread leaves the lists as they are. */
function Thread({ threadId }: { threadId: string }) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const close = useCallback(() => void navigate({ pathname: '/desk', search }), [navigate, search]);
  return (
    <Failure place={threadId}>
      <ThreadPane key={threadId} threadId={threadId} onGone={close} />
    </Failure>
  );
}
