import { IconArrowUp, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { announce } from '../../ui/announce.tsx';
import { say } from '../../ui/say.ts';
import { nearTime } from '../../ui/when.ts';
import type { Row } from './rows.ts';
import classes from './UnreadBar.module.css';

interface UnreadBarProps {
  line: Extract<Row, { kind: 'new' }>;
  onGo: () => void;
  onClose: () => void;
}

/** What came while one was away stands further up: how much it is, since when, and the way there. Escape sends it away. */
export function UnreadBar({ line: { count, since, more }, onGo, onClose }: UnreadBarProps) {
  const words = more ? say('thread.newMoreThan', { count }) : say('thread.newSince', { count, time: nearTime(since, Date.now()) });
  // Said once, however much more the pages bring that come meanwhile.
  const [heard] = useState(words);
  useEffect(() => announce(heard), [heard]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && isOfThread(event.target)) onClose();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [onClose]);
  return (
    <div className={classes.bar}>
      <button type="button" className={classes.go} onClick={onGo}>
        <IconArrowUp size={14} stroke={1.75} aria-hidden />
        {words}
      </button>
      <button type="button" className={classes.close} onClick={onClose} aria-label={say('plain.close')}>
        <IconX size={14} stroke={1.75} aria-hidden />
      </button>
    </div>
  );
}

/** In a text it leaves the text, in a list or a dialog it means those. */
function isOfThread(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.matches('input, textarea') || target.closest('dialog')) return false;
  return target === document.body || target.closest('[data-pane="thread"]') !== null;
}
