import { IconAlertCircle, IconCircleCheck, IconWifiOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useConnection } from '../data/connection.ts';
import { useRefused, useUnsent } from '../data/outbox.ts';
import { Dots } from '../ui/Dots.tsx';
import { Strip } from '../ui/Strip.tsx';
import { say } from '../ui/say.ts';
import { clockTime } from '../ui/when.ts';

/**
 * Above all panes: that the screen is not live, up to when it is right, what waits for that, and that it heals by itself;
 * and while it is live, what was not sent in a conversation that is not open.
 */
export function ConnectionStrip() {
  const { state, inSyncTo, retryNow } = useConnection();
  const healed = useHealed(state === 'live', state === 'reconnecting' || state === 'offline');
  const waiting = useUnsent();
  const refused = useRefused();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const inSync = inSyncTo ? say('shell.inSyncTo', { time: clockTime(inSyncTo.toISOString()) }) : '';
  const about = waiting > 0 ? `${inSync} ${say('shell.waitHere', { count: waiting })}` : inSync;

  if (state === 'offline') {
    return <Strip tone="late" mark={<IconWifiOff size={18} stroke={1.75} />} title={say('shell.offline')} text={about} more={waiting > 0 ? '' : say('shell.offlineText')} action={{ label: say('shell.tryNow'), run: retryNow }} />;
  }
  if (state === 'reconnecting') {
    return <Strip tone="late" mark={<Dots />} title={say('shell.reconnecting')} text={about} more={waiting > 0 ? '' : say('shell.goOnWriting')} action={{ label: say('shell.tryNow'), run: retryNow }} />;
  }
  if (refused && !pathname.endsWith(refused.threadId)) {
    const show = () => void navigate(`/t/${refused.threadId}`);
    return <Strip tone="late" mark={<IconAlertCircle size={18} stroke={1.75} />} title={say('shell.notSent', { count: refused.count })} action={{ label: say('shell.showUnsent'), run: show }} />;
  }
  if (healed) return <Strip tone="good" mark={<IconCircleCheck size={18} stroke={1.75} />} title={say('shell.inSyncAgain')} />;
  return null;
}

/** For two seconds after it was lost and is live again. */
function useHealed(live: boolean, lost: boolean): boolean {
  const wasLost = useRef(false);
  const [healed, setHealed] = useState(false);

  useEffect(() => {
    if (lost) wasLost.current = true;
    if (!live || !wasLost.current) return;
    wasLost.current = false;
    setHealed(true);
    const timer = setTimeout(() => setHealed(false), 2000);
    return () => {
      clearTimeout(timer);
      setHealed(false);
    };
  }, [live, lost]);

  return healed;
}
