import { type ComponentType, useEffect, useState } from 'react';
import { useDesk, useWatchDesk } from '../data/desk.ts';

/** Milliseconds after the lists are drawn: nobody waits for what tells of what comes after them. */
const LATER = 1_500;

/** Follows the viewer's lists, whatever page is shown, and then tells of what is new in them. Draws nothing. */
export function LiveFeeds() {
  useWatchDesk();
  const { ready } = useDesk();
  const [Notices, setNotices] = useState<ComponentType | null>(null);

  useEffect(() => {
    if (!ready) return;
    const load = () => void import('../features/notices/Notices.tsx').then((part) => setNotices(() => part.Notices)).catch(() => undefined);
    const clock = setTimeout(load, LATER);
    return () => clearTimeout(clock);
  }, [ready]);

  return Notices && <Notices />;
}
