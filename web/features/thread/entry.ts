import type { EntryFieldsFragment, PartyFieldsFragment, ThreadHeadFragment } from '../../data/generated.ts';

/** Anything in a thread, as the screens draw it. */
export type EntryView = EntryFieldsFragment;

/** Whoever stands in a thread. */
export type PartyView = PartyFieldsFragment;

/** A thread without its entries. */
export type ThreadView = ThreadHeadFragment;

/** A message that every participant sees. */
export type MessageView = Extract<EntryView, { __typename: 'Message' }>;

/** A note of the staff. */
export type NoteView = Extract<EntryView, { __typename: 'Note' }>;

/** What somebody wrote. */
export type WrittenView = MessageView | NoteView;

export function isWritten(entry: EntryView): entry is WrittenView {
  return entry.__typename === 'Message' || entry.__typename === 'Note';
}

/** A system line, public or for staff alone. */
export type LineView = Extract<EntryView, { __typename: 'Line' | 'StaffLine' }>;

/** Who wrote a message, for telling two authors apart: the same person for another team, or by a program of theirs, is another author, and so is a team by itself. */
export function authorKey({ author, via, automatic }: MessageView): string {
  return `${author.person?.id ?? ''}/${author.team?.id ?? ''}/${automatic ? 'automatic' : (via ?? '')}`;
}
