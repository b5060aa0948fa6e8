import { type Case, threadOf, type Violation } from './verdict.ts';

/*
 * What was acknowledged is there, once, as it was said (R1, R2); what was refused is not (R9); what nobody said is not
 * either. What was never answered may be there, once.
 */
export function keptOf({ deeds, truth, byText }: Case): Violation[] {
  const found: Violation[] = [];
  const counts = new Map<string, number>();
  for (const { thread, entries, t } of truth.values()) {
    for (const { kind, text, seq, noteNo, position } of entries) {
      if (kind !== 'Message' && kind !== 'Note') continue;
      counts.set(text, (counts.get(text) ?? 0) + 1);
      const deed = byText.get(text);
      // A first message that was never answered says itself to which thread it belongs.
      const elsewhere = deed && threadOf(deed) !== thread && threadOf(deed) !== '';
      if (!deed || elsewhere) found.push({ promise: 'R9', thread, t, what: `${kind} ${seq ?? `${position}.${noteNo}`} “${text}” was not said there` });
    }
  }
  for (const { wants, end, to, from, acknowledged, ...deed } of deeds) {
    if (!('text' in wants)) continue;
    const { text } = wants;
    const thread = threadOf({ wants, end, to, from, acknowledged, ...deed });
    const count = counts.get(text) ?? 0;
    const say = (promise: Violation['promise'], what: string) => found.push({ promise, thread: thread || null, t: from, what });
    if (count > 1) say('R2', `“${text}” is there ${count} times, and was said once`);
    if (new Set(acknowledged.map(({ id }) => id)).size > 1) say('R2', `“${text}” was acknowledged as two different entries`);
    if (end === 'refused' && count > 0) say('R9', `“${text}” was refused, and is there`);
    const read = truth.get(thread);
    if (end !== 'done' || !read) continue;
    const { id, seq, noteNo } = deed.answer;
    const kept = read.entries.find((entry) => entry.id === id);
    if (!kept) say('R1', `“${text}” was acknowledged, and is not there`);
    else if (kept.text !== text || (seq ?? noteNo) !== (kept.seq ?? kept.noteNo)) say('R1', `“${text}” was acknowledged as ${seq ?? noteNo}, and what is there is ${kept.seq ?? kept.noteNo} “${kept.text}”`);
  }
  return found;
}
