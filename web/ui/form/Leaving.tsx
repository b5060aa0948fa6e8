import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { say } from '../say.ts';

/**
 * As long as it is drawn something typed would be lost with the page: a link inside the app asks first, and closing the
 * page does in the browser's own words.
 */
export function Leaving() {
  const [to, setTo] = useState<string | null>(null);
  const navigate = useNavigate();

  useEffect(() => {
    const close = (event: BeforeUnloadEvent) => event.preventDefault();
    // Before the link's own: it follows nobody who has been kept.
    const press = (event: MouseEvent) => {
      const away = wayOf(event);
      if (away === null) return;
      event.preventDefault();
      event.stopPropagation();
      setTo(away);
    };
    addEventListener('beforeunload', close);
    document.addEventListener('click', press, true);
    return () => {
      removeEventListener('beforeunload', close);
      document.removeEventListener('click', press, true);
    };
  }, []);

  return (
    <ConfirmDialog opened={to !== null} onClose={() => setTo(null)} title={say('plain.leaveTitle')} deed={say('plain.leave')} danger onConfirm={() => to !== null && navigate(to)}>
      <p>{say('plain.leaveText')}</p>
    </ConfirmDialog>
  );
}

/** Where a press leads that would take this page away: a plain one, on a link to another page of the app. */
function wayOf(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.target || link.hasAttribute('download')) return null;
  const { origin, pathname, search, hash } = new URL(link.href, location.href);
  return origin === location.origin && pathname !== location.pathname ? pathname + search + hash : null;
}
