import type { PartyFieldsFragment, SpeakerFieldsFragment } from './generated.ts';

/** Somebody who is writing, as the viewer may know them. */
export type Typing = { id: string; name: string; party: PartyFieldsFragment; note: boolean; until: number };

/** How long one signal is true, in milliseconds. Whoever writes on signals again before it is over. */
export const TRUE_FOR = 6_000;
/** The least time between two signals of one's own, in milliseconds. */
export const SIGNAL_EVERY = 3_000;

export function heard(writing: readonly Typing[], who: SpeakerFieldsFragment, note: boolean, now: number): readonly Typing[] {
  const party = who.person ?? who.team;
  if (!party) return writing;
  return [...silent(writing, who), { id: party.id, name: party.shortName, party, note, until: now + TRUE_FOR }];
}

/** Their message is here: they are not writing it any more. */
export function silent(writing: readonly Typing[], who: SpeakerFieldsFragment): readonly Typing[] {
  const id = (who.person ?? who.team)?.id;
  return writing.some((one) => one.id === id) ? writing.filter((one) => one.id !== id) : writing;
}

export function still(writing: readonly Typing[], now: number): readonly Typing[] {
  return writing.every(({ until }) => until > now) ? writing : writing.filter(({ until }) => until > now);
}
