import { useEffect } from 'react';
import { useSetupQuery } from '../generated.ts';
import type { Setup } from './progress.ts';

interface SetupState {
  status: 'loading' | 'ready' | 'failed';
  setup: Setup | null;
  organisation: string;
  again: () => void;
}

/** How far the organisation is set up: asked again whenever somebody comes back to the page from elsewhere. */
export function useSetup(): SetupState {
  const { data, error, refetch } = useSetupQuery({ fetchPolicy: 'cache-and-network' });

  useEffect(() => {
    const gone = new AbortController();
    const look = () => document.visibilityState === 'visible' && void refetch().catch(() => undefined);
    window.addEventListener('focus', look, { signal: gone.signal });
    document.addEventListener('visibilitychange', look, { signal: gone.signal });
    return () => gone.abort();
  }, [refetch]);

  return {
    status: data ? 'ready' : error ? 'failed' : 'loading',
    setup: data?.setup ?? null,
    organisation: data?.organisation.name ?? '',
    again: () => void refetch(),
  };
}
