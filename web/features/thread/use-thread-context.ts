import { useEffect, useRef } from 'react';
import { type ThreadContextQuery, useThreadContextQuery } from '../../data/generated.ts';

/** What stands beside a thread, asked again when it has moved to another team: that may name its members otherwise. */
export function useThreadContext(threadId: string, teamId: string | undefined): ThreadContextQuery['thread'] | null {
  const { data, refetch } = useThreadContextQuery({ variables: { id: threadId } });
  const known = useRef(teamId);
  useEffect(() => {
    if (known.current === teamId) return;
    known.current = teamId;
    // Whoever may not read it any more keeps what is here until the thread itself goes.
    refetch().catch(() => undefined);
  }, [teamId, refetch]);
  return data?.thread ?? null;
}
