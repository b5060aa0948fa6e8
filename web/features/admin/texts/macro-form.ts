import type { MacroActInput, MacroActKind, MacroChoicesQuery, MacroFieldsFragment } from '../generated.ts';
import type { SaidAct } from '../../../ui/macro-words.ts';
import { say } from '../../../ui/say.ts';

export type MacroChoices = MacroChoicesQuery['macroChoices'];

/** In the order in which they are offered. */
export const KINDS = ['TO_SELF', 'REPLY', 'NOTE', 'TAGS', 'TO_QUEUE', 'TO_MEMBER', 'TO_TEAM', 'END'] as const satisfies MacroActKind[];

/** So many acts at most. */
export const MOST_ACTS = 10;

/** An act as it stands in the form. */
export interface ActDraft {
  /** Of this row, wherever it is moved. */
  key: string;
  kind: MacroActKind;
  /** The id of what it is about, or the text of a note; empty: not chosen yet. */
  of: string;
  tagIds: readonly string[];
}

/** What there is to choose for an act, by id. */
export interface ActChoice {
  value: string;
  label: string;
}

/** A new act stands before the end of the conversation, which nothing can follow. */
export function withAct(acts: readonly ActDraft[], kind: MacroActKind, key: string): ActDraft[] {
  const place = acts.at(-1)?.kind === 'END' ? acts.length - 1 : acts.length;
  return acts.toSpliced(place, 0, { key, kind, of: '', tagIds: [] });
}

/** With one act a place further up (-1) or down (1). */
export function moved(acts: readonly ActDraft[], place: number, by: -1 | 1): ActDraft[] {
  const act = acts[place];
  if (!act || place + by < 0 || place + by >= acts.length) return [...acts];
  return acts.toSpliced(place, 1).toSpliced(place + by, 0, act);
}

/** What stands in the form of a macro that is there: what an act named and is not there any more has to be chosen anew. */
export function draftsOf(macro: Pick<MacroFieldsFragment, 'acts'> | null, choices: MacroChoices): ActDraft[] {
  return (macro?.acts ?? []).map(({ kind, reply, note, tags, to, outcome }, place) => {
    const named = kind === 'NOTE' ? note : (reply?.id ?? to?.id ?? outcome?.id);
    const there = kind === 'NOTE' || choicesOf(kind, choices).some(({ value }) => value === named);
    return { key: `kept ${place}`, kind, of: there ? (named ?? '') : '', tagIds: choices.tags.map(({ id }) => id).filter((id) => tags?.some((tag) => tag.id === id)) };
  });
}

/** What an act of this kind can be about; nothing where it is about a text, tags, or nothing at all. */
export function choicesOf(kind: MacroActKind, { replies, members, teams, outcomes }: MacroChoices): ActChoice[] {
  switch (kind) {
    case 'REPLY':
      return replies.map(({ id, title, shortcut }) => ({ value: id, label: `${title} /${shortcut}` }));
    case 'TO_MEMBER':
      return members.map(({ id, name }) => ({ value: id, label: name }));
    case 'TO_TEAM':
      return teams.map(({ id, name }) => ({ value: id, label: name }));
    case 'END':
      return outcomes.flatMap(({ team, outcomes: ofTeam }) => ofTeam.map(({ id, name }) => ({ value: id, label: outcomes.length > 1 ? say('texts.outcomeOfTeam', { outcome: name, team: team.name }) : name })));
    default:
      return [];
  }
}

export function actInput({ kind, of, tagIds }: ActDraft): MacroActInput {
  switch (kind) {
    case 'REPLY':
      return { reply: of };
    case 'NOTE':
      return { note: of };
    case 'TAGS':
      return { tags: [...tagIds] };
    case 'TO_SELF':
      return { self: true };
    case 'TO_QUEUE':
      return { queue: true };
    case 'TO_MEMBER':
      return { member: of };
    case 'TO_TEAM':
      return { team: of };
    case 'END':
      return { end: { outcomeId: of || null } };
  }
}

/** What is missing in an act, before the server is asked. */
export function missingIn({ kind, of, tagIds }: ActDraft): string | null {
  if (kind === 'TAGS') return tagIds.length === 0 ? say('texts.actNoTags') : null;
  if (kind === 'TO_SELF' || kind === 'TO_QUEUE' || kind === 'END' || of.trim() !== '') return null;
  return say(kind === 'NOTE' ? 'texts.actNoNote' : 'texts.actChooseOne');
}

/** The same act with names instead of ids, as it is told. */
export function saidAct({ kind, of, tagIds }: ActDraft, { replies, tags, members, teams, outcomes }: MacroChoices): SaidAct {
  const by = <Each extends { id: string }>(all: readonly Each[]) => all.find(({ id }) => id === of) ?? null;
  return {
    kind,
    reply: by(replies),
    tags: tags.filter(({ id }) => tagIds.includes(id)),
    to: by(kind === 'TO_TEAM' ? teams : members),
    outcome: by(outcomes.flatMap((team) => team.outcomes)),
  };
}

/** Which act a refusal of the server means, counted from nought: "input.acts.1.note". Null: none. */
export function actAt(path: string | undefined): number | null {
  const match = /^input\.acts\.(\d+)/u.exec(path ?? '');
  return match ? Number(match[1]) : null;
}
