import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Ring } from '../../domain/call.ts';
import { subjectOf, withReached } from '../doorbell.ts';
import { createWire, nameOf } from './wire.ts';

const { wordsOf, ringIn } = createWire(Buffer.alloc(32, 1));
const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
const RINGS: Ring[] = [
  { on: 'thread', id: a, seq: 12, noteNo: 3, changes: 2, audience: 'ALL' },
  { on: 'thread', id: b, seq: 0, noteNo: 1, changes: 0, audience: 'STAFF' },
  { on: 'team', id: c, threadId: a },
  { on: 'account', id: c, threadId: b },
  { on: 'account', id: c, threadId: randomUUID() },
  { on: 'availability', id: a, accountId: b },
  { on: 'typing', id: a, accountId: b, teamId: c, note: true },
  { on: 'typing', id: a, accountId: b, teamId: null, note: false },
  { on: 'read', id: a },
  { on: 'looking', id: a, accountId: b, here: true },
  { on: 'looking', id: a, accountId: b, here: false },
  { on: 'presence', id: c, threadId: a, accountId: b, what: 'LOOKS' },
  { on: 'presence', id: c, threadId: a, accountId: b, what: 'QUIET' },
  { on: 'organisation' },
];

test('every ring arrives as it was rung, at the subject that its listeners listen at, with how far its thread had come', () => {
  for (const [ring, reached] of withReached(RINGS)) {
    const { subject, words } = wordsOf(ring, reached);
    expect(subject).toBe(nameOf(subjectOf(ring)));
    expect(ringIn(subject, Buffer.from(words))).toEqual(reached ? { ring, reached } : { ring });
  }
  expect(withReached(RINGS).map(([, reached]) => reached?.seq)).toEqual([12, 0, 12, 0, ...Array.from({ length: RINGS.length - 4 }, () => undefined)]);
});

/** What is not exactly as one of us writes it. */
const MALFORMED: [subject: string, words: string | Uint8Array][] = [
  [`thread.${a}`, ''],
  [`thread.${a}`, '1 2 0'],
  [`thread.${a}`, '1 2 ALL'],
  [`thread.${a}`, '1 2 0 EVERYBODY'],
  [`thread.${a}`, '-1 2 0 ALL'],
  [`thread.${a}`, '1e9 2 0 ALL'],
  [`thread.${a}`, '99999999999 0 0 ALL'],
  [`thread.${a}`, ' 1 2 0 ALL'],
  [`thread.${a}`, '1 2 0 ALL\n'],
  [`thread.${a}`, `{"on":"thread","id":"${a}","seq":1}`],
  [`thread.${a}`, '1 2 0 ALL'.padEnd(1_000_000)],
  [`team.${a}`, 'x'],
  [`team.${a}`, `${b} 1`],
  [`team.${a}`, `${b} 1 2`],
  [`account.${a}`, `${b} 1 2 3 4`],
  [`account.${a}`, b.toUpperCase()],
  [`signal.${a}`, 'reads'],
  [`signal.${a}`, `typing ${b} ${c}`],
  [`signal.${a}`, `typing ${b} ${c} loudly`],
  [`signal.${a}`, `typing ${b} ${c} message`],
  [`signal.${a}`, `typing ${b} ${c} message AAAAAAAAAAAAAAAA`],
  [`signal.${a}`, `looking ${b} here`],
  [`signal.${a}`, `looking ${b} here AAAAAAAAAAAAAAAA`],
  [`team.${a}`, `presence ${b} ${c} LOOKS`],
  [`team.${a}`, `presence ${b} ${c} LOOKS AAAAAAAAAAAAAAAA`],
  [`team.${a}`, `presence ${b} ${c} SLEEPS AAAAAAAAAAAAAAAA`],
  ['organisation', ''],
  ['organisation', 'closed'],
  [`thread.${a}`, Uint8Array.of(0xff, 0xfe, 0)],
];

test('what is malformed or too large is no ring', () => {
  expect(MALFORMED.filter(([subject, words]) => ringIn(subject, Buffer.from(words)) !== null)).toEqual([]);
  for (const subject of ['', 'thread', 'thread.*', 'thread.>', `everything.${a}`, `thread.${a}.${b}`, 'organisation.x']) expect([subject, ringIn(subject, Buffer.from('1 2 0 ALL'))]).toEqual([subject, null]);
});

test('nothing but ids becomes a subject: no wildcard that would hear everything', () => {
  expect([nameOf('thread:*'), nameOf('thread:>'), nameOf('team:a.b'), nameOf('everything'), nameOf('thread:')]).toEqual([null, null, null, null, null]);
  expect([nameOf(`thread:${a}`), nameOf('organisation')]).toEqual([`thread.${a}`, 'organisation']);
});

test('who is writing is believed from servers of the same key alone, in that thread, and as they said it', () => {
  const typing: Ring = { on: 'typing', id: a, accountId: b, teamId: null, note: true };
  const { subject, words } = wordsOf(typing);
  expect(ringIn(subject, Buffer.from(words))).toEqual({ ring: typing });
  expect(createWire(Buffer.alloc(32, 2)).ringIn(subject, Buffer.from(words))).toBeNull();
  expect(ringIn(`signal.${b}`, Buffer.from(words))).toBeNull();
  expect(ringIn(subject, Buffer.from(words.replace(b, c)))).toBeNull();
  expect(ringIn(subject, Buffer.from(words.replace(' note ', ' message ')))).toBeNull();
});
