import type { Call } from '../call.ts';
import { badInput, forbidden } from '../errors.ts';
import { storable } from '../input.ts';
import { seeThread } from '../threads/see.ts';
import { addressable, wantedOf } from './mention.ts';

export type DraftKind = 'MESSAGE' | 'NOTE';

export interface DraftView {
  kind: DraftKind;
  text: string;
  /** The staff whom a note will address. */
  mentionIds: string[];
  edit: number;
  at: Date;
}

export interface SaveDraft {
  threadId: string;
  kind: DraftKind;
  text: string;
  mentions?: string[] | null;
  after: number;
}

export type SaveDraftOutcome = { is: 'DraftSaved'; draft: DraftView } | { is: 'DraftOvertaken'; draft: DraftView };

/**
 * Keeps what the viewer is writing in a thread that they can read, also where they may not write (any more): it was typed.
 * The text counts only if nothing was saved since the edit that it was changed from; otherwise what stands there is
 * handed back. The same text again, as after a lost answer, is saved already. An empty text takes the draft away. Who will be
 * addressed is kept along, and told to nobody: staff alone, as in the note itself.
 */
export async function saveDraft(call: Call, input: SaveDraft): Promise<SaveDraftOutcome> {
  storable('input.text', input.text);
  if (input.text.length > LONGEST) throw badInput('input.text', `This is longer than ${LONGEST} characters.`);
  if (input.after < 0 || input.after >= LAST_EDIT) throw badInput('input.after', 'No draft has this number.');
  const { id } = await seeThread(call, input.threadId);
  if (input.kind === 'NOTE' && call.actor.kind !== 'STAFF') throw forbidden('Notes are for staff.');

  const mentions = wantedOf(call, input.mentions ?? []).sort();
  if (mentions.length > 0 && input.kind !== 'NOTE') throw badInput('input.mentions', 'Only notes address somebody.');
  if (mentions.length > 0) await addressable(call, mentions);

  const [saved] = await call.sql<DraftRow>(SAVE, [id, call.actor.id, input.kind, input.text, input.after, mentions]);
  if (saved) return { is: 'DraftSaved', draft: asView(saved) };
  const standing = (await ownDrafts(call, id)).find(({ kind }) => kind === input.kind);
  if (!standing) throw new Error('a draft stood in the way, and is not there');
  return { is: standing.text === input.text && standing.mentionIds.join() === mentions.join() ? 'DraftSaved' : 'DraftOvertaken', draft: standing };
}

/** What the viewer is writing in a thread that was found for them. A program acts for somebody and does not read over their shoulder. */
export async function draftsOf(call: Call, threadId: string): Promise<DraftView[]> {
  return call.actor.via === null ? ownDrafts(call, threadId) : [];
}

async function ownDrafts(call: Call, threadId: string): Promise<DraftView[]> {
  const rows = await call.sql<DraftRow>('select kind, text, mentions as "mentionIds", edit, at from draft where thread_id = $1 and account_id = $2 order by kind', [threadId, call.actor.id]);
  return rows.map(asView);
}

function asView({ at, ...draft }: DraftRow): DraftView {
  return { ...draft, at: new Date(at) };
}

type DraftRow = Omit<DraftView, 'at'> & { at: string };

/** As long as a message may be. */
const LONGEST = 8000;
/** Where the numbers end: a person does not get there. */
const LAST_EDIT = 2 ** 31 - 1;

// Two devices at once: the second waits for the first, and finds its number.
const SAVE = `
insert into draft (thread_id, account_id, kind, text, edit, mentions) values ($1, $2, $3, $4, $5::int + 1, $6)
on conflict (thread_id, account_id, kind) do update set text = excluded.text, mentions = excluded.mentions, edit = excluded.edit, at = now() where draft.edit = $5
returning kind, text, mentions as "mentionIds", edit, at`;
