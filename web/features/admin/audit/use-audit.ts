import { useEffect, useState } from 'react';
import { type AuditLineFieldsFragment, type AuditLinesQuery, type AuditStateQuery, useAuditLinesQuery, useAuditStateQuery } from '../generated.ts';
import { type Ask, filterOf } from './ask.ts';

export type AuditLine = AuditLineFieldsFragment;

/** One page of the audit, as it came. */
export interface AuditLines {
  status: 'loading' | 'ready' | 'failed';
  /** What stands here is of the question before; the answer to this one is on its way. */
  stale: boolean;
  error: unknown;
  lines: readonly AuditLine[];
  startCursor: string | null;
  endCursor: string | null;
  /** Changes whenever an answer has come. */
  loadedAt: object | null;
  again: () => void;
}

const ROWS = 50;

/** Lines never change, but new ones come: what is asked is asked of the server, whatever is known already. */
export function useAuditLines(ask: Ask, { after, before }: { after: string | null; before: string | null }): AuditLines {
  const { data, previousData, loading, error, refetch } = useAuditLinesQuery({ variables: { filter: filterOf(ask), first: ROWS, after, before: after ? null : before }, fetchPolicy: 'cache-and-network' });
  const page: AuditLinesQuery['auditLines'] | undefined = (data ?? previousData)?.auditLines;
  return {
    status: page ? 'ready' : error ? 'failed' : 'loading',
    stale: loading && !data,
    error,
    lines: page?.items ?? [],
    startCursor: page?.startCursor ?? null,
    endCursor: page?.endCursor ?? null,
    loadedAt: data ?? null,
    again: () => void refetch(),
  };
}

export type Sealing = AuditStateQuery['auditState'];

/** How often the server is asked how far it has sealed, in milliseconds. */
const LOOK_EVERY = 5_000;

/** How far the audit is sealed, looked at again while the page is in sight. */
export function useAuditState(): Sealing | null {
  const { data } = useAuditStateQuery({ pollInterval: LOOK_EVERY, skipPollAttempt: () => document.hidden, fetchPolicy: 'network-only' });
  return data?.auditState ?? null;
}

/** The latest of a value that comes quickly after another, so that not every letter is a question. */
export function useSettled<Value>(value: Value, after = 250): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), after);
    return () => clearTimeout(timer);
  }, [value, after]);
  return settled;
}
