import { type Case, threadOf, type Violation } from './verdict.ts';

/** Milliseconds; without the bus, the watchman has to look first. */
const WITHIN = { bus: 1_000, noBus: 2_000 };
/** Milliseconds more, for a machine that others use as well: what is looked for here is a ring that nobody heard. */
const PATIENCE = 1_500;

/** Whoever stays connected hears what is written within a second, within two without the bus (R5). Counted from the acknowledgement. */
export function lateOf({ deeds, ears, weather }: Case): { violations: Violation[]; delays: number[] } {
  const violations: Violation[] = [];
  const delays: number[] = [];
  const byThread = Map.groupBy(ears, ({ thread }) => thread);
  const heardAt = new Map(ears.map((ear) => [ear, new Map(ear.heard.map(({ t, entry }) => [entry.id, t]))]));
  for (const deed of deeds) {
    const { end, to, wants, answer, by } = deed;
    if (end !== 'done' || !('text' in wants) || answer.id === undefined) continue;
    for (const ear of byThread.get(threadOf(deed)) ?? []) {
      const t = heardAt.get(ear)?.get(answer.id);
      if (ear.by === by || ear.from > deed.from || t === undefined) continue;
      delays.push(Math.max(0, t - to));
      const within = weather.withoutBus(deed.from, t) ? WITHIN.noBus : WITHIN.bus;
      if (t - to > within && weather.able(ear.server, to, t) > within + PATIENCE) violations.push({ promise: 'R5', thread: ear.thread, t, what: `${ear.by} heard “${wants.text}” ${Math.round(t - to)} ms after it was acknowledged` });
    }
  }
  return { violations, delays };
}
