/** How much there is to measure on. */
export interface Scale {
  name: 'full' | 'small';
  threads: number;
  messages: number;
  /** Messages of the longest conversation: its pages of 50 are what a history is measured on. */
  longest: number;
  /** How often sixteen people reach for one thread. */
  claims: number;
  /** Each contestant's turns; medians are over them. */
  rounds: number;
  /** Seconds of a turn. */
  seconds: number;
}

export const SCALES: Record<Scale['name'], Scale> = {
  full: { name: 'full', threads: 20_000, messages: 2_000_000, longest: 50_100, claims: 1_000, rounds: 3, seconds: 4 },
  small: { name: 'small', threads: 2_000, messages: 100_000, longest: 10_100, claims: 100, rounds: 2, seconds: 2 },
};

/** The same firm at a tenth of the messages: what a list costs must not depend on what lies in the cellar. */
export function tenthOf(scale: Scale): Pick<Scale, 'threads' | 'messages' | 'longest'> {
  return { threads: Math.max(500, scale.threads / 10), messages: scale.messages / 10, longest: 100 };
}
