import { useState } from 'react';

/** What this browser lets this page do; null where it knows no notifications. */
type Allowed = NotificationPermission | null;

/** The browser is asked only when somebody wants its notifications, and says for itself alone. */
export function useBrowserNotices(): { allowed: Allowed; ask: () => Promise<boolean> } {
  const [allowed, setAllowed] = useState<Allowed>(() => ('Notification' in window ? Notification.permission : null));

  async function ask(): Promise<boolean> {
    if (!('Notification' in window)) return false;
    const answer = Notification.permission === 'default' ? await Notification.requestPermission() : Notification.permission;
    setAllowed(answer);
    return answer === 'granted';
  }
  return { allowed, ask };
}
