import { badInput } from '../errors.ts';
import { existingId, line, text } from '../input.ts';
import type { OwnedBy, Owner } from './ownership.ts';

/** One act of a macro, as it is kept. */
export type MacroAct =
  | { kind: 'REPLY'; cannedReplyId: string }
  | { kind: 'NOTE'; text: string }
  | { kind: 'TAGS'; tagIds: string[] }
  | { kind: 'TO_SELF' }
  | { kind: 'TO_QUEUE' }
  | { kind: 'TO_MEMBER'; accountId: string }
  | { kind: 'TO_TEAM'; accountId: string }
  | { kind: 'END'; outcomeId: string | null };

/** Exactly one of these; `self` and `queue` are true where they stand. */
export interface GivenAct {
  reply?: string | null;
  note?: string | null;
  tags?: string[] | null;
  self?: boolean | null;
  queue?: boolean | null;
  member?: string | null;
  team?: string | null;
  end?: { outcomeId?: string | null } | null;
}

/** A named list of acts that are carried out on one thread at once. */
export interface MacroView {
  id: string;
  ownedBy: OwnedBy;
  teamId: string | null;
  name: string;
  acts: MacroAct[];
  mayChange: boolean;
}

export interface MacroRow extends Owner {
  id: string;
  name: string;
  acts: MacroAct[];
}

export const MACRO_COLUMNS = `c.id, c.owned_by as "ownedBy", c.account_id as "accountId", c.team_id as "teamId", c.name, c.acts`;

const MOST_ACTS = 10;

/** So many stand on one thread. */
const MOST_TAGS = 20;

export interface GivenMacro {
  name: string;
  acts: GivenAct[];
}

/** Checked as far as its form goes: whether an act is possible depends on the thread, and is asked when it is carried out. */
export function macroFrom({ name, acts }: GivenMacro): { name: string; acts: MacroAct[] } {
  if (acts.length === 0) throw badInput('input.acts', 'A macro has at least one act.');
  if (acts.length > MOST_ACTS) throw badInput('input.acts', `At most ${MOST_ACTS} acts.`);
  const checked = acts.map((act, i) => actFrom(`input.acts.${i}`, act));
  const end = checked.findIndex(({ kind }) => kind === 'END');
  if (end >= 0 && end < checked.length - 1) throw badInput(`input.acts.${end}`, 'Nothing can follow the end of a conversation.');
  return { name: line('input.name', name, 80), acts: checked };
}

function actFrom(path: string, { reply, note, tags, self, queue, member, team, end }: GivenAct): MacroAct {
  if (reply != null) return { kind: 'REPLY', cannedReplyId: existingId(reply) };
  if (note != null) return { kind: 'NOTE', text: text(`${path}.note`, note, 4000) };
  if (tags != null) return { kind: 'TAGS', tagIds: tagsFrom(`${path}.tags`, tags) };
  if (self === true) return { kind: 'TO_SELF' };
  if (queue === true) return { kind: 'TO_QUEUE' };
  if (member != null) return { kind: 'TO_MEMBER', accountId: existingId(member) };
  if (team != null) return { kind: 'TO_TEAM', accountId: existingId(team) };
  if (end != null) return { kind: 'END', outcomeId: end.outcomeId == null ? null : existingId(end.outcomeId) };
  throw badInput(path, 'Say what is done: exactly one act; self and queue are true where they are given.');
}

function tagsFrom(path: string, given: readonly string[]): string[] {
  const tagIds = [...new Set(given.map(existingId))];
  if (tagIds.length === 0) throw badInput(path, 'Say which tags, at least one.');
  if (tagIds.length > MOST_TAGS) throw badInput(path, `At most ${MOST_TAGS} tags.`);
  return tagIds;
}
