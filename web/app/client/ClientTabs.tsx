import { IconAddressBook, IconMessages, IconUser } from '@tabler/icons-react';
import { useLocation } from 'react-router';
import { useDesk } from '../../data/desk.ts';
import { say } from '../../ui/say.ts';
import { BottomTabs } from '../BottomTabs.tsx';

/** The phone's three ways. */
export function ClientTabs() {
  const { pathname } = useLocation();
  const { counts } = useDesk();
  const unread = counts.inboxUnread;
  return (
    <BottomTabs
      tabs={[
        { to: '/', label: say('shell.contacts'), icon: IconAddressBook, current: pathname === '/' },
        { to: '/conversations', label: say('shell.conversations'), icon: IconMessages, current: pathname === '/conversations', badge: { count: unread, words: say('shell.unreadCount', { count: unread }) } },
        { to: '/you', label: say('shell.you'), icon: IconUser, current: pathname.startsWith('/you') },
      ]}
    />
  );
}
