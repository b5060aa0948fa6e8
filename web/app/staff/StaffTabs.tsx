import { IconAddressBook, IconInbox, IconStack2, IconUser } from '@tabler/icons-react';
import { useLocation } from 'react-router';
import { useDesk } from '../../data/desk.ts';
import { say } from '../../ui/say.ts';
import { BottomTabs } from '../BottomTabs.tsx';
import { inboxPath, paneOf, queuesPath } from './panes.ts';

/** The phone's four ways. The number on the queues counts who waits, that on the inbox what is unread. */
export function StaffTabs() {
  const { pathname, search } = useLocation();
  const { counts } = useDesk();
  const waiting = counts.queues.reduce((sum, queue) => sum + queue.waiting, 0);
  const unread = counts.inboxUnread;
  const pane = pathname.startsWith('/desk') ? paneOf(search) : undefined;
  return (
    <BottomTabs
      tabs={[
        { to: queuesPath, label: say('shell.queues'), icon: IconStack2, current: pane === 'queues', badge: { count: waiting, words: say('shell.waitingCount', { count: waiting }) } },
        { to: inboxPath, label: say('shell.myInbox'), icon: IconInbox, current: pane === 'inbox', badge: { count: unread, words: say('shell.unreadCount', { count: unread }) } },
        { to: '/directory', label: say('shell.contacts'), icon: IconAddressBook, current: pathname.startsWith('/directory') },
        { to: '/you', label: say('shell.you'), icon: IconUser, current: pathname.startsWith('/you') || pathname.startsWith('/admin') },
      ]}
    />
  );
}
