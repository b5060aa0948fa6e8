import { useEffect, useRef, useState } from 'react';
import { CORD_MS } from './motion.ts';

/**
 * Which of the rows on the screen have come by themselves a moment ago: they wear a ring while the others have none.
 * What the list brings at the start, `rows`, is not new.
 */
export function useFresh(ready: boolean, slots: readonly { id: string }[], rows: readonly { id: string }[]): ReadonlySet<string> {
  const known = useRef<ReadonlySet<string> | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const ids = slots.map(({ id }) => id).join(' ');

  useEffect(() => {
    if (!ready) return;
    const now = ids === '' ? [] : ids.split(' ');
    const before = known.current ?? new Set(rows.map(({ id }) => id));
    known.current = new Set(known.current ? now : [...before, ...now]);
    const come = now.filter((id) => !before.has(id));
    if (come.length === 0) return;
    setFresh((earlier) => new Set([...earlier, ...come]));
    setTimeout(() => setFresh((earlier) => new Set([...earlier].filter((id) => !come.includes(id)))), CORD_MS);
  }, [ready, ids]);

  return fresh;
}
