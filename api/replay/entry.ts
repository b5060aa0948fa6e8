/** An entry as the replay reads it, heard live or fetched: enough to tell which one it is and what it says. */
export interface Entry {
  id: string;
  kind: 'Message' | 'Line' | 'Note' | 'StaffLine';
  /** Of what every participant may see; null otherwise. */
  seq: number | null;
  /** Of what staff alone see; null otherwise. */
  noteNo: number | null;
  /** The seq that it follows, of what staff alone see; its own seq otherwise. */
  position: number;
  at: string;
  /** What was written; of a line, what it tells. */
  text: string;
  /** Whom a public line is about, if anybody. */
  about?: string;
}

/** As the contract answers with it. */
export type GivenEntry =
  | { __typename: 'Message'; id: string; seq: number; at: string; body: string }
  | { __typename: 'Line'; id: string; seq: number; at: string; line: string; subject: { id: string } | null }
  | { __typename: 'Note'; id: string; noteNo: number; afterSeq: number; at: string; body: string }
  | { __typename: 'StaffLine'; id: string; noteNo: number; afterSeq: number; at: string; staffLine: string };

/** The fragments that ask for what `entryOf` needs. */
export const ENTRY_PARTS = `
fragment MessageParts on Message { id seq at body: text }
fragment LineParts on Line { id seq at line: kind subject { id } }
fragment NoteParts on Note { id noteNo afterSeq at body: text }
fragment StaffLineParts on StaffLine { id noteNo afterSeq at staffLine: kind }`;

export function entryOf(given: GivenEntry): Entry {
  const { id, at, __typename: kind } = given;
  const text = 'body' in given ? given.body : 'line' in given ? given.line : given.staffLine;
  const about = 'subject' in given && given.subject !== null ? { about: given.subject.id } : {};
  return 'seq' in given
    ? { id, kind, seq: given.seq, noteNo: null, position: given.seq, at, text, ...about }
    : { id, kind, seq: null, noteNo: given.noteNo, position: given.afterSeq, at, text };
}

/** The order in which staff read: (seq followed, noteNo); for clients that is the order of seq. */
export function comesAfter(one: Entry, other: Entry): boolean {
  return one.position > other.position || (one.position === other.position && (one.noteNo ?? 0) > (other.noteNo ?? 0));
}
