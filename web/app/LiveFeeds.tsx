import { useWatchDesk } from '../data/desk.ts';

/** Follows the viewer's lists, whatever page is shown. Renders nothing. */
export function LiveFeeds(): null {
  useWatchDesk();
  return null;
}
