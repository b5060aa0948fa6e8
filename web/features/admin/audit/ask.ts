import type { AuditFilterInput } from '../generated.ts';

/** Which lines somebody wants to see, as the address says it. Everything that is given must fit. */
export interface Ask {
  person: string;
  target: string;
  team: string;
  thread: string;
  deed: string;
  /** Days in the reader's own time zone, `2026-03-12`; both are within. */
  from: string;
  to: string;
  search: string;
}

const NAMES = { person: 'person', target: 'target', team: 'team', thread: 'conversation', deed: 'deed', from: 'from', to: 'to', search: 'q' } as const satisfies Record<keyof Ask, string>;

const keys = Object.keys(NAMES) as (keyof Ask)[];

export const NOTHING_ASKED: Ask = { person: '', target: '', team: '', thread: '', deed: '', from: '', to: '', search: '' };

export function askIn(address: URLSearchParams): Ask {
  return { ...NOTHING_ASKED, ...Object.fromEntries(keys.map((key) => [key, address.get(NAMES[key]) ?? ''])) };
}

/** The address of the first page of what is asked: of another question no cursor is right. */
export function addressOf(ask: Ask): URLSearchParams {
  return new URLSearchParams(keys.filter((key) => ask[key] !== '').map((key) => [NAMES[key], ask[key]]));
}

export function isAsked(ask: Ask): boolean {
  return keys.some((key) => ask[key] !== '');
}

/** What the contract is asked. A day that is none is left out. */
export function filterOf(ask: Ask): AuditFilterInput {
  return {
    from: startOf(ask.from, 0),
    to: startOf(ask.to, 1),
    actorId: ask.person || null,
    targetId: ask.target || null,
    teamId: ask.team || null,
    threadId: ask.thread || null,
    deeds: ask.deed ? [ask.deed] : null,
    search: ask.search.trim() || null,
  };
}

/** Where the same lines are a file. */
export function exportHref(ask: Ask): string {
  const given = Object.entries(filterOf(ask)).flatMap(([name, value]) => [value ?? []].flat().map((each) => [name, each]));
  return given.length === 0 ? '/exports/audit.csv' : `/exports/audit.csv?${new URLSearchParams(given)}`;
}

/** When a day begins here, or the day so many later. */
function startOf(day: string, later: number): string | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined) return null;
  const start = new Date(Number(year), Number(month) - 1, Number(date) + later);
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
}
