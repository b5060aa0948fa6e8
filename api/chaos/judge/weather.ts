import type { FaultKind, Line } from '../history/line.ts';

interface Spell {
  fault: FaultKind | 'lag';
  server: number | null;
  from: number;
  to: number;
}

/** What struck when, and so how much of a promise's second may be asked for. */
export interface Weather {
  spells: readonly Spell[];
  /** Whether any fault was on at that moment. */
  struck(t: number): boolean;
  /** Whether the bus was down at any time between. */
  withoutBus(from: number, to: number): boolean;
  /**
   * Milliseconds between two moments in which this server could do what it promises: it ran, reached its database, was
   * reached by its readers, and this process had the machine to hear it.
   */
  able(server: number, from: number, to: number): number;
}

/** While these last nobody can be told anything, or nothing can be read that could be told. A clock that is off is no excuse. */
const STUNS: readonly Spell['fault'][] = ['kill', 'restart', 'pause', 'postgres', 'cut', 'half-open', 'black hole', 'disk', 'lag'];

export function weatherOf(lines: readonly Line[]): Weather {
  const spells: Spell[] = [];
  for (const line of lines) {
    if (line.is === 'begin' && !line.bus) spells.push({ fault: 'bus', server: null, from: 0, to: Infinity });
    if (line.is === 'lag') spells.push({ fault: 'lag', server: null, from: line.t - line.ms, to: line.t });
    if (line.is !== 'fault') continue;
    const { fault, server, t, state } = line;
    if (state === 'on') spells.push({ fault, server, from: t, to: Infinity });
    else for (const spell of spells) if (spell.fault === fault && spell.server === server && spell.to === Infinity) spell.to = t;
  }
  const over = (spell: Spell, from: number, to: number) => spell.from < to && spell.to > from;
  return {
    spells,
    struck: (t) => spells.some((spell) => spell.fault !== 'lag' && spell.from > 0 && over(spell, t, t + 1)),
    withoutBus: (from, to) => spells.some((spell) => spell.fault === 'bus' && over(spell, from, to)),
    able: (server, from, to) => {
      const stunned = spells.filter((spell) => STUNS.includes(spell.fault) && (spell.server === null || spell.server === server) && over(spell, from, to));
      return to - from - covered(stunned.map((spell) => [Math.max(spell.from, from), Math.min(spell.to, to)]));
    },
  };
}

/** The length of what these stretches cover together. */
function covered(stretches: [from: number, to: number][]): number {
  let sum = 0;
  let end = -Infinity;
  for (const [from, to] of stretches.toSorted(([one], [other]) => one - other)) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return sum;
}
