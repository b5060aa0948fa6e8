import type { ReactNode } from 'react';
import type { Key } from '../../ui/keys/table.ts';
import { fit, type Fit } from './rank.ts';

export type Group = 'recent' | 'inThread' | 'person' | 'thread' | 'place';

/** One line of the palette: somebody, something, or a deed. */
export interface Entry {
  /** The same for the same thing, also tomorrow: what is kept of recent choices. */
  id: string;
  group: Exclude<Group, 'recent'>;
  label: string;
  /** Beside it, quieter; found by as well. */
  detail: string;
  mark: ReactNode;
  /** The key that does the same. */
  key?: Key;
  run: () => void;
}

export interface Found extends Entry {
  fit: Fit;
  detailFit: Fit | null;
}

export interface Section {
  group: Group;
  entries: readonly Found[];
}

/** Lines of one group that are shown at most. */
const MOST = 6;

/**
 * What the palette shows. Without a word: what was chosen lately, what can be done here, and the places. With one: what fits,
 * group by group, the group with the best fit first, and among equals what was chosen lately.
 */
export function found(entries: readonly Entry[], typed: string, recent: readonly string[]): Section[] {
  return typed.trim() === '' ? unasked(entries, recent) : asked(entries, typed, recent);
}

function unasked(entries: readonly Entry[], recent: readonly string[]): Section[] {
  const lately = recent.flatMap((id) => entries.find((entry) => entry.id === id && entry.group !== 'inThread') ?? []).slice(0, 5);
  const rest = (group: Entry['group']) => entries.filter((entry) => entry.group === group && !lately.includes(entry));
  const sections: { group: Group; entries: readonly Entry[] }[] = [
    { group: 'inThread', entries: rest('inThread') },
    { group: 'recent', entries: lately },
    { group: 'thread', entries: rest('thread').slice(0, MOST) },
    { group: 'place', entries: rest('place') },
  ];
  return sections.flatMap(({ group, entries: some }) => (some.length > 0 ? [{ group, entries: some.map((entry) => ({ ...entry, fit: NOTHING, detailFit: null })) }] : []));
}

const NOTHING: Fit = { score: 0, marks: [] };

function asked(entries: readonly Entry[], typed: string, recent: readonly string[]): Section[] {
  const fitting = entries.flatMap((entry) => fitted(entry, typed)).sort((a, b) => b.fit.score - a.fit.score || lately(a, recent) - lately(b, recent));
  const groups = new Map<Entry['group'], Found[]>();
  for (const entry of fitting) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return [...groups].map(([group, some]) => ({ group, entries: some.slice(0, MOST) }));
}

/** The label counts for more; words may be spread over both, as in "chloe card". */
function fitted(entry: Entry, typed: string): Found[] {
  const label = fit(typed, entry.label);
  if (label) return [{ ...entry, fit: { ...label, score: label.score + 1 }, detailFit: null }];
  const both = fit(typed, `${entry.label} ${entry.detail}`);
  if (!both) return [];
  const after = entry.label.length + 1;
  const within = (from: number, to: number) => both.marks.flatMap(([a, b]) => (b > from && a < to ? [[Math.max(a, from) - from, Math.min(b, to) - from] as const] : []));
  return [{ ...entry, fit: { score: both.score, marks: within(0, entry.label.length) }, detailFit: { score: both.score, marks: within(after, after + entry.detail.length) } }];
}

function lately({ id }: Entry, recent: readonly string[]): number {
  const at = recent.indexOf(id);
  return at === -1 ? recent.length : at;
}
