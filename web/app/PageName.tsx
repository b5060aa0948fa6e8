import { useEffect } from 'react';
import { useDesk } from '../data/desk.ts';
import { useWhoIsHere } from '../data/viewer.ts';
import { usePageName } from '../ui/page-name.ts';
import { say } from '../ui/say.ts';

/**
 * What the page is called: for those who listen as its first heading, and on the browser's tab with how much is unread,
 * also while another tab is in front.
 */
export function PageName({ place }: { place: string }) {
  const { organisation } = useWhoIsHere();
  const { counts } = useDesk();
  const page = usePageName() ?? place;
  const name = organisation ? `${page} · ${organisation.name}` : page;

  useEffect(() => {
    document.title = counts.inboxUnread > 0 ? say('shell.titleUnread', { count: counts.inboxUnread, title: name }) : name;
  }, [counts.inboxUnread, name]);

  return (
    <header className="sb-unseen">
      <h1>{organisation?.name ?? place}</h1>
    </header>
  );
}
