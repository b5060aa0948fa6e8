import { useEffect, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { say } from '../../../ui/say.ts';
import classes from './AuditPage.module.css';

interface NewerLinesProps {
  /** Whether the page would show them: it is the newest one, and of all lines. */
  shown: boolean;
  /** Changes whenever the page has come anew. */
  loadedAt: object | null;
  /** How many lines there are now. */
  lines: number | null;
  onShow: () => void;
}

/** What was done since the page came is counted, and comes when it is asked for: no row moves under a pointer. */
export function NewerLines({ shown, loadedAt, lines, onShow }: NewerLinesProps) {
  const [then, setThen] = useState<{ page: object | null; lines: number } | null>(null);
  useEffect(() => {
    if (lines !== null && loadedAt !== null && then?.page !== loadedAt) setThen({ page: loadedAt, lines });
  }, [lines, loadedAt, then]);

  const count = then?.page === loadedAt && lines !== null ? lines - (then?.lines ?? lines) : 0;
  if (!shown || count <= 0) return null;
  return (
    <div className={classes.newer} role="status">
      <Button variant="subtle" onClick={onShow}>
        {say('admin-audit.showNewer', { count })}
      </Button>
    </div>
  );
}
