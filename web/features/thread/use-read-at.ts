import { useState } from 'react';
import { useSettled } from './use-settled.ts';

/** When the newest of what the other side has read was read. Null where that happened before we looked: nobody knows. */
export function useReadAt(readByOthersUpTo: number): string | null {
  const settled = useSettled();
  const [known, setKnown] = useState<{ upTo: number; at: string | null }>({ upTo: readByOthersUpTo, at: null });
  if (readByOthersUpTo > known.upTo) setKnown({ upTo: readByOthersUpTo, at: settled ? new Date().toISOString() : null });
  return known.at;
}
