import { IconCircleCheck, IconLock, IconWifiOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useConnection } from '../data/connection.ts';
import { Dots } from '../ui/Dots.tsx';
import { Strip } from '../ui/Strip.tsx';
import { say } from '../ui/say.ts';
import { clockTime } from '../ui/when.ts';
import { signInPath } from './sign-in-path.ts';

/** Above all panes: that the screen is not live, up to when it is right, and that it heals by itself. */
export function ConnectionStrip() {
  const { state, inSyncTo, retryNow } = useConnection();
  const healed = useHealed(state === 'live', state === 'reconnecting' || state === 'offline');
  const inSync = inSyncTo ? say('shell.inSyncTo', { time: clockTime(inSyncTo.toISOString()) }) : '';

  if (state === 'signed-out') {
    const action = { label: say('shell.signIn'), run: () => location.assign(signInPath(location)) };
    return <Strip tone="danger" mark={<IconLock size={18} stroke={1.75} />} title={say('shell.signedOut')} text={say('shell.signedOutText')} action={action} />;
  }
  if (state === 'offline') {
    return <Strip tone="late" mark={<IconWifiOff size={18} stroke={1.75} />} title={say('shell.offline')} text={inSync} more={say('shell.offlineText')} action={{ label: say('shell.tryNow'), run: retryNow }} />;
  }
  if (state === 'reconnecting') {
    return <Strip tone="late" mark={<Dots />} title={say('shell.reconnecting')} text={inSync} more={say('shell.goOnWriting')} action={{ label: say('shell.tryNow'), run: retryNow }} />;
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
