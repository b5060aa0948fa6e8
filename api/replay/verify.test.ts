import { expect, test } from 'vitest';
import type { Entry } from './entry.ts';
import { type Played, type Reading, type Said, verify } from './verify.ts';

const started = line(1, 'STARTED');
const question = message(2, 'My card is gone');
const joined = line(3, 'JOINED');
const answer = message(4, 'It is blocked');
const note = noteAfter(4, 1, 'Second one this year');
const thanks = message(5, 'Thank you');
const closed = line(6, 'CLOSED');

const forClients = [started, question, joined, answer, thanks, closed];
const forStaff = [started, question, joined, answer, note, thanks, closed];

const said: Said[] = [
  ...[question, answer, thanks].map(({ id, text }): Said => ({ kind: 'Message', text, audience: 'ALL', acknowledged: true, id })),
  { kind: 'Note', text: note.text, audience: 'STAFF', acknowledged: true, id: note.id },
  { kind: 'Line', text: 'JOINED', audience: 'STAFF', acknowledged: true, id: null },
  { kind: 'Line', text: 'CLOSED', audience: 'ALL', acknowledged: true, id: null },
];

test('a conversation that everybody heard once and in order has no fault', () => {
  expect(faults({})).toEqual([]);
});

test('an entry that a listener never heard is missing, for that listener alone', () => {
  expect(faults({ chloe: { heard: forClients.filter((each) => each !== answer) } })).toEqual(['Chloe missing Message 4 “It is blocked”']);
});

test('an entry that arrives twice is double', () => {
  expect(faults({ ana: { heard: [...forStaff.slice(0, 4), answer, ...forStaff.slice(4)] } })).toEqual(['Ana double Message 4 “It is blocked”']);
});

test('an entry that arrives before what stands above it is out of order, a note among messages too', () => {
  expect(faults({ chloe: { heard: [started, question, answer, joined, thanks, closed] } })).toEqual(['Chloe disordered Line 3 “JOINED” after Message 4 “It is blocked”']);
  expect(faults({ ana: { heard: [started, question, joined, note, answer, thanks, closed] } })).toEqual(['Ana disordered Message 4 “It is blocked” after Note 4.1 “Second one this year”']);
});

test('a note that reaches a client has leaked, heard or fetched, also when its words come as a message', () => {
  expect(faults({ chloe: { heard: forStaff, fetched: forClients } })).toEqual(['Chloe invented Note 4.1 “Second one this year”', 'Chloe leaked Note 4.1 “Second one this year”']);
  expect(faults({ chloe: { heard: forStaff, fetched: forStaff } })).toEqual(['Chloe leaked Note 4.1 “Second one this year”']);
  const disguised = [started, question, joined, answer, { ...thanks, text: note.text }, closed];
  expect(faults({ chloe: { heard: disguised, fetched: disguised } })).toContain('Chloe leaked Message 5 “Second one this year”');
});

test('what was acknowledged and is not there is lost, although nobody heard it either', () => {
  const without = (all: Entry[]) => all.filter((each) => each !== thanks && each !== closed);
  const emptied = { heard: without(forStaff), fetched: without(forStaff) };
  expect(faults({ ana: emptied })).toEqual(['Ana lost Message “Thank you”', 'Ana lost Line “CLOSED”']);
});

test('a message that was retried and kept twice is double, although every listener heard what is there', () => {
  const twice = [...forClients, { ...message(7, 'Thank you'), id: 'm7' }];
  expect(faults({ chloe: { heard: twice, fetched: twice } })).toEqual(['Chloe double 2 times “Thank you”, said 1 times']);
});

test('what was never answered may be there, but not twice', () => {
  const unanswered: Said[] = said.map((each) => (each.text === thanks.text ? { ...each, acknowledged: false, id: null } : each));
  expect(verify([played({}, unanswered)])).toEqual([]);
  const without = { heard: forClients.slice(0, 4), fetched: forClients.slice(0, 4) };
  expect(verify([{ ...played({}, unanswered.slice(0, 3)), readings: [{ reader: 'Chloe', side: 'CLIENT', ...without }] }])).toEqual([]);
});

test('a seq that was left out or given twice is a hole, for client and staff alike', () => {
  const left = forClients.map((each) => (each === closed ? line(7, 'CLOSED') : each));
  expect(faults({ chloe: { heard: left, fetched: left } })).toEqual(['Chloe hole Line 7 “CLOSED” where seq 6 should stand']);
  const notes = forStaff.map((each) => (each === note ? { ...note, noteNo: 2 } : each));
  expect(faults({ ana: { heard: notes, fetched: notes } })).toEqual(['Ana hole Note 4.2 “Second one this year” where note 1 should stand']);
});

test('a message that was heard or kept otherwise than it was said is altered', () => {
  const changed = forClients.map((each) => (each === answer ? { ...answer, text: 'It is blocket' } : each));
  expect(faults({ chloe: { heard: changed } })).toEqual(['Chloe altered Message 4 “It is blocket”']);
  expect(faults({ chloe: { heard: changed, fetched: changed } })).toEqual(['Chloe altered Message 4 “It is blocket”']);
});

/** A faultless conversation, but for what is given. */
function faults(given: { chloe?: Partial<Reading>; ana?: Partial<Reading> }): string[] {
  return verify([played(given, said)]).map(({ reader, kind, what }) => `${reader} ${kind} ${what}`);
}

function played({ chloe, ana }: { chloe?: Partial<Reading>; ana?: Partial<Reading> }, all: Said[]): Played {
  return {
    threadId: 't',
    said: all,
    readings: [
      { reader: 'Chloe', side: 'CLIENT', heard: forClients, fetched: forClients, ...chloe },
      { reader: 'Ana', side: 'STAFF', heard: forStaff, fetched: forStaff, ...ana },
    ],
  };
}

function message(seq: number, text: string): Entry {
  return { id: `e${seq}`, kind: 'Message', seq, noteNo: null, position: seq, at: '2026-03-12T14:03:07.120Z', text };
}

function line(seq: number, text: string): Entry {
  return { ...message(seq, text), kind: 'Line' };
}

function noteAfter(position: number, noteNo: number, text: string): Entry {
  return { ...message(position, text), id: `n${noteNo}`, kind: 'Note', seq: null, noteNo };
}
