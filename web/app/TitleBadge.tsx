import { useEffect } from 'react';
import { useDesk } from '../data/desk.ts';
import { useWhoIsHere } from '../data/viewer.ts';
import { say } from '../ui/say.ts';

/** The browser tab tells how much is unread, also while another tab is in front. Renders nothing. */
export function TitleBadge({ place }: { place: string }): null {
  const { organisation } = useWhoIsHere();
  const { counts } = useDesk();

  useEffect(() => {
    const title = organisation ? `${place} · ${organisation}` : place;
    document.title = counts.inboxUnread > 0 ? say('shell.titleUnread', { count: counts.inboxUnread, title }) : title;
  }, [counts.inboxUnread, organisation, place]);

  return null;
}
