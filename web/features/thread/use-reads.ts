import { useState } from 'react';

/** Up to where the other side had read, and since when, as the server has it. */
export interface ReadMark {
  upTo: number;
  at: string | null;
}

/** How the other side's reading has advanced while the thread is open, oldest first. */
export function useReads(readByOthersUpTo: number, at: string | null): readonly ReadMark[] {
  const [reads, setReads] = useState<readonly ReadMark[]>([{ upTo: readByOthersUpTo, at }]);
  if (readByOthersUpTo > (reads.at(-1)?.upTo ?? 0)) setReads([...reads, { upTo: readByOthersUpTo, at }]);
  return reads;
}
