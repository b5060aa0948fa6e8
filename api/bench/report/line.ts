import type { Cores } from '../measure/busy.ts';

/** What is to be reached, as measure.md of the design says it: of the ratio, or of the figure itself. */
export interface Goal {
  of: 'ratio' | 'figure';
  better: 'more' | 'less';
  must: number;
  dream?: number;
}

/** A figure with how far its turns lay apart, in parts of it. */
export interface Figure {
  value: number;
  spread: number | null;
}

/** One line of the result: a figure of the product, beside what it is held against. */
export interface Line {
  what: string;
  unit: string;
  product: Figure;
  against: ({ name: string } & Figure) | null;
  goal: Goal | null;
}

/** Deliveries that went wrong. Any of them fails the bench. */
export interface Faults {
  lost: number;
  double: number;
  disorder: number;
}

export interface Result {
  job: string;
  lines: Line[];
  /** Who used how much of the machine meanwhile. */
  cores: { name: string; cores: Cores }[];
  faults: Faults;
  /** Sentences about what the figures do not say themselves. */
  notes: string[];
}

export const NO_FAULTS: Faults = { lost: 0, double: 0, disorder: 0 };

export function ratioOf({ product, against }: Line): number | null {
  return against === null || against.value === 0 ? null : product.value / against.value;
}

/** Whether it is reached; null where there is nothing to reach, or nothing to compare with. */
export function isMet(line: Line, which: 'must' | 'dream' = 'must'): boolean | null {
  const { goal } = line;
  const reached = goal?.of === 'figure' ? line.product.value : ratioOf(line);
  const wanted = goal?.[which];
  if (!goal || wanted === undefined || reached === null) return null;
  return goal.better === 'more' ? reached >= wanted : reached <= wanted;
}

/** How near it comes: 1 is just reached, more is better. */
export function nearness(line: Line): number | null {
  const { goal } = line;
  const reached = goal?.of === 'figure' ? line.product.value : ratioOf(line);
  if (!goal || reached === null || reached <= 0) return null;
  return goal.better === 'more' ? reached / goal.must : goal.must / reached;
}
