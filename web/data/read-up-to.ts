import { useCallback } from 'react';
import { useAccount } from './DataProvider.tsx';

/**
 * Marks a thread as read up to a seq. Call it whenever something is seen: it is told once the reader rests, never
 * backwards, and only while the page is looked at.
 */
export function useReadUpTo(threadId: string): (seq: number) => void {
  const { readMarks } = useAccount();
  return useCallback((seq) => readMarks.mark(threadId, seq), [readMarks, threadId]);
}
