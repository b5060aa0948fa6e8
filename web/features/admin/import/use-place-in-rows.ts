import { useLocation, useSearchParams } from 'react-router';

/** Where in a long list of rows the page begins, kept in the address; the pages before it in the browser's history. */
export function usePlaceInRows() {
  const [params] = useSearchParams();
  const { pathname, state } = useLocation();
  const trail = isTrail(state) ? state.trail : [];
  const after = params.get('after');
  const from = Math.max(1, Number(params.get('from') ?? 1) || 1);
  const addressOf = ({ after, from }: Step): string => {
    const at = new URLSearchParams(params);
    for (const [name, value] of [['after', after], ['from', from === 1 ? null : String(from)]] as const) value === null ? at.delete(name) : at.set(name, value);
    return `${pathname}?${at}`;
  };
  const last = trail.at(-1);
  return {
    after,
    from,
    previous: last ? { to: addressOf(last), state: { trail: trail.slice(0, -1) } } : after !== null ? { to: addressOf({ after: null, from: 1 }) } : null,
    next: (cursor: string, shown: number) => ({ to: addressOf({ after: cursor, from: from + shown }), state: { trail: [...trail, { after, from }] } }),
  };
}

interface Step {
  after: string | null;
  from: number;
}

function isTrail(state: unknown): state is { trail: Step[] } {
  return typeof state === 'object' && state !== null && 'trail' in state && Array.isArray(state.trail);
}
