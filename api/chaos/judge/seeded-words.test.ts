import { describe, expect, test } from 'vitest';
import { answersTo, breaks, endOf, everywhere, heardIn, invokeOf, isOthers, message, must, reads, wholes } from '../../test/chaos/broken.ts';
import { story } from '../../test/chaos/story.ts';
import type { Heard, Invoke, Line } from '../history/line.ts';
import { judge } from './judge.ts';

/*
 * Whoever believes a checker should have seen it find something. Each of these is the valid history with one thing in it
 * that a broken server would have done; each must be found, and as a violation of its own promise.
 */

describe('R1: what was acknowledged is never lost', () => {
  test('a message that is gone in the end, for everybody', () => breaks('R1', (lines) => {
    const { read, entry } = message(lines);
    everywhere(lines, read.thread, (entries) => entries.filter(({ id }) => id !== entry.id));
    const gone = new Set(heardIn(lines, read.thread).filter((line) => line.entry.id === entry.id));
    return lines.filter((line) => !gone.has(line as Heard));
  }));

  test('a message that says something else in the end', () => breaks('R1', (lines) => {
    const { read, entry } = message(lines);
    everywhere(lines, read.thread, (entries) => entries.map((each) => (each.id === entry.id ? { ...each, text: 'other words' } : each)));
    return lines;
  }));

  test('a note that is gone', () => breaks('R1', (lines) => {
    const read = must(wholes(lines).find(({ entries }) => entries.some(({ kind }) => kind === 'Note')));
    const note = must(read.entries.find(({ kind }) => kind === 'Note'));
    everywhere(lines, read.thread, (entries) => entries.filter(({ id }) => id !== note.id));
    return lines;
  }));
});

describe('R2: sending again never makes a second message', () => {
  test('a retry that was written once more', () => breaks('R2', (lines) => {
    const { read, entry } = message(lines);
    everywhere(lines, read.thread, (entries) => [...entries, { ...entry, id: 'twice', seq: entries.length + 1, position: entries.length + 1 }]);
    return lines;
  }));

  test('a retry that was acknowledged as another message', () => breaks('R2', (lines) => {
    const { entry } = message(lines);
    const first = invokeOf(lines, entry.text);
    return [...lines, { ...first, call: 90_001 }, { t: first.t + 90, is: 'ok', call: 90_001, id: 'another', seq: entry.seq ?? 0 }];
  }));
});

describe('R3: one order for everybody, without holes', () => {
  test('a hole in the numbers', () => breaks('R3', (lines) => {
    const { read, index } = message(lines);
    everywhere(lines, read.thread, (entries) => entries.map((each, at) => (at > index && each.seq !== null ? { ...each, seq: each.seq + 1 } : each)));
    return lines;
  }));

  test('two who read two orders', () => breaks('R3', (lines) => {
    const client = must(reads(lines).find(({ whole, entries }) => !whole && entries.length > 4));
    const [one, two, three, ...rest] = client.entries;
    client.entries = [must(one), must(three), must(two), ...rest];
    return lines;
  }));

  test('somebody heard a number as something else than stands there', () => breaks('R3', (lines) => {
    const { read } = message(lines);
    const line = must(heardIn(lines, read.thread)[4]);
    line.entry = { ...line.entry, id: 'ghost' };
    return lines;
  }));

  test('a message that was sent after another was acknowledged, and stands before it', () => breaks('R3', (lines) => {
    const { entry } = message(lines);
    const invoke = invokeOf(lines, entry.text);
    for (const each of lines.filter((line) => line.is === 'invoke' && line.deed === invoke.deed)) each.t += 5_000;
    for (const each of answersTo(lines, invoke.deed)) each.t += 5_000;
    return lines;
  }));
});

describe('R4: a stream goes on where it stopped, and misses nothing', () => {
  const live = (lines: Line[]): Heard[] => {
    const { read } = message(lines);
    const ear = must(heardIn(lines, read.thread).find((line, at, all) => all.filter(({ ear: other }) => other === line.ear).length > 5)).ear;
    return lines.filter((line): line is Heard => line.is === 'heard' && line.ear === ear);
  };
  test('an entry that somebody did not hear', () => breaks('R4', (lines) => lines.filter((line) => line !== live(lines)[2])));
  test('an entry that somebody heard twice', () => breaks('R4', (lines) => [...lines, { ...must(live(lines)[2]), t: must(live(lines)[2]).t + 0.01 }]));
  test('two entries that somebody heard in the wrong order', () => breaks('R4', (lines) => {
    const [, , one, two] = live(lines);
    const kept = must(one).entry;
    must(one).entry = must(two).entry;
    must(two).entry = kept;
    return lines;
  }));
  test('somebody who heard nothing any more, though they listened to the end', () => breaks('R4', (lines) => {
    const silent = new Set(lines.flatMap((line) => (line.is === 'silent' ? [line.ear] : [])));
    const ear = must(lines.filter((line) => line.is === 'heard').findLast((line) => !silent.has(line.ear))).ear;
    const all = lines.filter((line) => line.is === 'heard' && line.ear === ear);
    return lines.filter((line) => line !== all.at(-1));
  }));
});

describe('R5: whoever stays connected hears it within a second, two without the bus', () => {
  const delayed = (by: number) => (lines: Line[]) => {
    const calm = must(lines.find(({ is }) => is === 'calm'));
    const last = must(lines.filter((line) => line.is === 'heard').findLast(({ entry, ear }) => entry.kind === 'Message' && isOthers(lines, entry.text, ear)));
    // The last of its ear, so that only the time is wrong, and not the order.
    const ear = lines.filter((line): line is Heard => line.is === 'heard' && line.ear === last.ear);
    const at = ear.findIndex(({ entry }) => entry.id === last.entry.id);
    for (const line of ear.slice(at)) line.t += by;
    calm.t += by;
    for (const read of reads(lines)) read.t += by + 100;
    return lines;
  };
  test('a ring that nobody heard', () => breaks('R5', delayed(4_000)));
  test('what came just in time is no violation', () => expect(judge(delayed(900)(structuredClone(story(1)))).violations).toEqual([]));
});

describe('R9: a refused send never shows up', () => {
  test('a message that was refused, and stands there', () => breaks('R9', (lines) => {
    const refused = must(lines.find((line): line is Invoke => line.is === 'invoke' && line.wants.do === 'send' && answersTo(lines, line.deed).every(({ is }) => is === 'fail')));
    if (refused.wants.do !== 'send') return lines;
    const { text, thread } = refused.wants;
    everywhere(lines, thread, (entries) => [...entries, { id: 'refused', kind: 'Message', seq: 99, noteNo: null, position: 99, text }]);
    return lines;
  }));

  test('a message that nobody ever sent', () => breaks('R9', (lines) => {
    everywhere(lines, must(wholes(lines)[0]).thread, (entries) => [...entries, { id: 'nobody', kind: 'Message', seq: 99, noteNo: null, position: 99, text: 'nobody said this' }]);
    return lines;
  }));
});

