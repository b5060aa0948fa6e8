import { areSame, type Mention, parsedMentions, standingIn, withThose } from './mentions.ts';

/** What is being written, and whom it was said to address: its number on the server, 0 for none, and whether the server has all of it. */
export type KeptDraft = { text: string; mentions: readonly Mention[]; edit: number; saved: boolean };

/** As it is kept on this device. */
export function drafted(draft: KeptDraft): string {
  return JSON.stringify(draft);
}

/** What another version of the app has kept is a text as it stands. */
export function parsedDraft(value: string): KeptDraft {
  try {
    const draft: unknown = JSON.parse(value);
    if (isDraft(draft)) return { ...draft, mentions: parsedMentions(draft.mentions) };
  } catch {
    // A text.
  }
  return { text: value, mentions: [], edit: 0, saved: false };
}

/**
 * Another device has saved since: both texts stay, the one that goes on with the other for both. `before` is what this
 * device had sent earlier without hearing an answer: if that is what stands there, nothing else has happened.
 */
export function overtaken(here: KeptDraft, there: { text: string; mentions: readonly Mention[]; edit: number }, before: string | undefined): KeptDraft {
  const text = there.text === before ? here.text : joined(there.text, here.text);
  const mentions = text === '' ? [] : withThose(there.mentions, here.mentions);
  return { text, mentions, edit: there.edit, saved: text === there.text && areSame(standingIn(text, mentions), there.mentions) };
}

function joined(there: string, here: string): string {
  if (here.startsWith(there)) return here;
  return there.startsWith(here) ? there : `${there}\n\n${here}`;
}

function isDraft(draft: unknown): draft is Omit<KeptDraft, 'mentions'> & { mentions?: unknown } {
  return typeof draft === 'object' && draft !== null && typeof Reflect.get(draft, 'text') === 'string' && typeof Reflect.get(draft, 'edit') === 'number';
}
