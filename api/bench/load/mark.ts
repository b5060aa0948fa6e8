/** What a measured message carries in its text: which it is and when it was sent, by the clock of this process. */
export interface Mark {
  number: number;
  sent: number;
  seq: number;
}

let count = 0;

export function markedText(): { number: number; text: string } {
  const number = ++count;
  return { number, text: `~@${number}:${performance.now().toFixed(3)}~ I am asking the receiving bank where it is, and will write again before noon.` };
}

const SEQ = Buffer.from('"seq":');
const AT = Buffer.from('~@');

/** Found without parsing the frame: a thousand listeners share one process, which is not what is measured. */
export function markIn(frame: Buffer): Mark | null {
  const at = frame.indexOf(AT);
  if (at === -1) return null;
  const colon = frame.indexOf(58, at);
  const end = frame.indexOf(126, colon);
  const seqAt = frame.indexOf(SEQ);
  return {
    number: Number(frame.toString('latin1', at + 2, colon)),
    sent: Number(frame.toString('latin1', colon + 1, end)),
    seq: seqAt === -1 ? 0 : Number.parseInt(frame.toString('latin1', seqAt + 6, seqAt + 20), 10),
  };
}
