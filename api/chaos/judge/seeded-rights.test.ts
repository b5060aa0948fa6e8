import { describe, test } from 'vitest';
import { answersTo, breaks, done, endOf, everywhere, heardIn, invokedAfter, must, reads, truthOf, wholes } from '../../test/chaos/broken.ts';
import type { Heard, Invoke, Line, Listen, Outcome, Read } from '../history/line.ts';

/* As in seeded-words.test.ts: the valid history with one thing in it that a broken server would have done, about who holds, hears and may. */

describe('R6: at most one holder, one winner', () => {
  const claims = (lines: Line[]): Invoke[] => done(lines, 'transfer').filter(({ deed }) => answersTo(lines, deed).some((answer) => answer.changed === true));

  test('two claims on the same version that both won', () => breaks('R6', (lines) => {
    const claim = must(claims(lines)[1]);
    const rival: Invoke = { ...claim, call: 90_001, deed: 'rival', by: 'dara', wants: { ...claim.wants, to: 'dara' } as Invoke['wants'] };
    return [...lines, rival, { t: endOf(lines, claim.deed), is: 'ok', call: 90_001, changed: true }];
  }));

  test('a member whose answer was taken while somebody else held it', () => breaks('R6', (lines) => {
    const refused = lines.filter((line) => line.is === 'fail' && line.why === 'blocked');
    for (const each of refused) Object.assign(each, { is: 'ok', id: 'second holder', seq: 99, why: undefined });
    return lines;
  }));

  test('somebody who is told of a holder that it never had', () => breaks('R6', (lines) => {
    const refused = must(lines.find((line): line is Outcome => line.is === 'fail' && (line.why === 'blocked' || line.why === 'conflict')));
    refused.holder = 'emil';
    return lines;
  }));

  test('a thread that stands in the end with another holder than the deeds gave it', () => breaks('R6', (lines) => {
    const read = must(wholes(lines).find(({ state }) => state !== 'CLOSED'));
    Object.assign(read, { state: 'HELD', holder: 'emil' });
    return lines;
  }));
});

describe('R7: nothing reaches who was removed', () => {
  /** Somebody's ear at a thread that they were removed from for good, and what was written there later. */
  const removal = (lines: Line[]) => must(done(lines, 'remove').flatMap((invoke) => {
    const thread = 'thread' in invoke.wants ? invoke.wants.thread : '';
    const to = endOf(lines, invoke.deed);
    const ear = lines.findLast((line) => line.is === 'listen' && line.by === 'greta' && line.thread === thread && line.t < invoke.t);
    const again = lines.some((line) => line.is === 'invoke' && line.wants.do === 'add' && line.wants.thread === thread && line.t > invoke.t - 100);
    const later = heardIn(lines, thread).find((line) => invokedAfter(lines, line.entry.text, to));
    return ear?.is === 'listen' && later && !again ? [{ thread, to, ear: ear.ear, later }] : [];
  })[0]);

  test('what was written later', () => breaks('R7', (lines) => {
    const { ear, later } = removal(lines);
    return [...lines, { ...later, ear }];
  }));

  test('anything at all, once a second is over', () => breaks('R7', (lines) => {
    const { thread, to, ear } = removal(lines);
    const earlier = must(truthOf(lines, thread).entries[0]);
    return [...lines, { t: to + 2_800, is: 'heard', ear, entry: earlier }, { t: to + 2_900, is: 'calm' }];
  }));

  test('somebody whose words were written though they were removed', () => breaks('R7', (lines) => {
    const { thread, later } = removal(lines);
    const first = must(later.entry.seq ?? undefined);
    const next = must(truthOf(lines, thread).entries.find(({ kind, seq }) => kind === 'Message' && (seq ?? 0) > first));
    for (const line of lines) if (line.is === 'invoke' && 'text' in line.wants && line.wants.text === next.text) line.by = 'greta';
    return lines;
  }));

  test('words of somebody below the line that they were removed', () => breaks('R7', (lines) => {
    const read = must(wholes(lines).find(({ entries }) => entries.some(({ about, text }) => about === 'greta' && text === 'REMOVED')));
    const at = read.entries.findIndex(({ about, text }) => about === 'greta' && text === 'REMOVED');
    const next = must(read.entries.slice(at).find(({ kind }) => kind === 'Message'));
    must(read.entries.slice(at, read.entries.indexOf(next)).some(({ text }) => text === 'ADDED') ? undefined : next);
    const asked = must(lines.find((line) => line.is === 'invoke' && 'text' in line.wants && line.wants.text === next.text));
    // Asked for before, and so within the rights of that moment; only where it stands tells.
    for (const line of lines) if (line.is === 'invoke' && line === asked) Object.assign(line, { by: 'greta', t: 0 });
    return lines;
  }));

  test('a note that reaches the client', () => breaks('R7', (lines) => {
    const read = must(wholes(lines).find(({ entries }) => entries.some(({ kind }) => kind === 'Note')));
    const ear = must(lines.find((line) => line.is === 'listen' && line.by === 'chloe' && line.thread === read.thread));
    return [...lines, { t: read.t - 1, is: 'heard', ear: ear.is === 'listen' ? ear.ear : 0, entry: must(read.entries.find(({ kind }) => kind === 'Note')) }];
  }));
});

describe('R8: leave and remove all is whole', () => {
  const ended = (lines: Line[]): Read => must(wholes(lines).find(({ state }) => state === 'CLOSED'));

  test('somebody is still in it', () => breaks('R8', (lines) => (Object.assign(ended(lines), { people: 1 }), lines)));
  test('it was acknowledged and did not happen', () => breaks('R8', (lines) => (Object.assign(ended(lines), { state: 'HELD', holder: 'ana', people: 3 }), lines)));
  test('the line is missing', () => breaks('R8', (lines) => {
    const read = ended(lines);
    everywhere(lines, read.thread, (entries) => entries.filter(({ text }) => text !== 'CLOSED'));
    return lines;
  }));
  test('a message stands after it', () => breaks('R8', (lines) => {
    const read = ended(lines);
    const top = must(read.entries.findLast(({ seq }) => seq !== null));
    everywhere(lines, read.thread, (entries) => [...entries, { id: 'late', kind: 'Message', seq: (top.seq ?? 0) + 1, noteNo: null, position: (top.seq ?? 0) + 1, text: 'late' }]);
    return lines;
  }));
});

describe('R10: an ended session is silent', () => {
  const suspension = (lines: Line[]) => {
    const invoke = must(done(lines, 'suspend')[0]);
    const to = endOf(lines, invoke.deed);
    const ears = lines.filter((line): line is Listen => line.is === 'listen' && line.by === 'ben' && line.t < invoke.t);
    const found = ears.flatMap((ear) => heardIn(lines, ear.thread).filter((line) => invokedAfter(lines, line.entry.text, to)).map((later) => ({ to, ear, later })));
    return must(found[0]);
  };

  test('what was written later reaches it', () => breaks('R10', (lines) => {
    const { ear, later } = suspension(lines);
    return [...lines, { ...later, ear: ear.ear }];
  }));

  test('anything at all, once a second is over', () => breaks('R10', (lines) => {
    const { to, ear } = suspension(lines);
    return [...lines, { t: to + 2_800, is: 'heard', ear: ear.ear, entry: must(truthOf(lines, ear.thread).entries[0]) }];
  }));

  test('words of theirs were written though they were suspended', () => breaks('R10', (lines) => {
    const { ear, later, to } = suspension(lines);
    const first = must(later.entry.seq ?? undefined);
    const next = must(truthOf(lines, ear.thread).entries.find(({ kind, seq }) => kind === 'Message' && (seq ?? 0) > first));
    for (const line of lines) if (line.is === 'invoke' && 'text' in line.wants && line.wants.text === next.text) line.by = 'ben';
    return lines.filter((line) => line.is !== 'invoke' || line.wants.do !== 'reactivate' || line.t < to);
  }));

  test('it still does something', () => breaks('R10', (lines) => {
    const { to } = suspension(lines);
    const wants: Invoke['wants'] = { do: 'transfer', thread: must(wholes(lines)[0]).thread, version: 77, to: null };
    const open: Line[] = [{ t: 0, is: 'invoke', call: 90_001, deed: 'in', by: 'ben', session: 'ben#9', server: 0, over: 'http', wants: { do: 'sign in' } }, { t: 1, is: 'ok', call: 90_001 }];
    return [...lines, ...open, { t: to + 5, is: 'invoke', call: 90_002, deed: 'late', by: 'ben', session: 'ben#9', server: 0, over: 'http', wants }, { t: to + 6, is: 'ok', call: 90_002, changed: false }];
  }));
});

test('R14: a server that ended by itself is told', () => breaks('R14', (lines) => [...lines, { t: 1_500, is: 'fell', server: 1, how: 'code 1' }]));

