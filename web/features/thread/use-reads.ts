import { useState } from 'react';
import { useSettled } from './use-settled.ts';

/** Up to where the other side had read, and since when: null where that was before we looked, and nobody knows. */
export interface ReadMark {
  upTo: number;
  at: string | null;
}

/** How the other side's reading has advanced while the thread is open, oldest first. */
export function useReads(readByOthersUpTo: number): readonly ReadMark[] {
  const settled = useSettled();
  const [reads, setReads] = useState<readonly ReadMark[]>([{ upTo: readByOthersUpTo, at: null }]);
  if (readByOthersUpTo > (reads.at(-1)?.upTo ?? 0)) setReads([...reads, { upTo: readByOthersUpTo, at: settled ? new Date().toISOString() : null }]);
  return reads;
}
