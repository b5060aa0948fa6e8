import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addNote } from '../domain/messages/note.ts';
import { readUpTo } from '../domain/messages/read.ts';
import { sendMessage } from '../domain/messages/send.ts';
import { SIDE_DOOR } from '../domain/call.ts';
import { setAvailability } from '../domain/staffing/availability.ts';
import { handBackOne } from '../domain/staffing/hand-back.ts';
import { setTeamMembers } from '../domain/staffing/team-members.ts';
import { reactivateAccount, suspendAccount } from '../domain/staffing/suspend.ts';
import { leaveAndRemoveAll, undoLeaveAndRemoveAll } from '../domain/threads/close.ts';
import { leaveThread } from '../domain/threads/leave.ts';
import { putOnHold } from '../domain/threads/on-hold.ts';
import { addParticipants, removeParticipant } from '../domain/threads/participants.ts';
import { renameThread } from '../domain/threads/rename.ts';
import { snoozeThread } from '../domain/threads/snooze.ts';
import { startThread } from '../domain/threads/start.ts';
import { type Name, openWorld, type World } from './world.ts';

/**
 * The table of states, cell by cell: each row an event by somebody, each column the state it meets. A cell says the
 * answer (member of the result union, or an error's code) and the state afterwards.
 */
type State = 'Q' | 'H' | 'O' | 'S' | 'C';

const STATES = {
  Q: 'queued', H: 'held by Ana', O: 'open between Chloe and Greta', S: 'open among Ana and Ben', C: 'closed, once held by Ana',
} as const;
const NAMES = { QUEUED: 'Q', HELD: 'H', OPEN: 'O', CLOSED: 'C' } as const;

type Deed = (world: World, threadId: string) => Promise<string>;
interface Row {
  event: string;
  deed: Deed;
  cells: Partial<Record<State, string>>;
  /** Staff in it by name before the event. */
  named?: Name[];
  /** Whether the organisation lets clients add. */
  clientsMayAdd?: true;
}

const say = (name: Name, more: { force?: boolean; lastSeenSeq?: number } = {}): Deed => (world, threadId) =>
  answer(world.as(name, (call) => sendMessage(call, { threadId, clientMessageId: randomUUID(), text: 'Good morning.', lastSeenSeq: 99, ...more })));
const note = (name: Name): Deed => (world, threadId) => answer(world.as(name, (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'Known client.' })));
const transfer = (name: Name, to: (world: World) => Parameters<World['transfer']>[2]): Deed => async (world, threadId) => {
  const seen = await world.thread(name, threadId).catch(() => null);
  if (!seen) return 'NOT_FOUND';
  return answer(world.transfer(name, threadId, to(world)));
};
const end = (name: Name, more: { reason?: string } = {}): Deed => (world, threadId) =>
  answer(world.as(name, (call) => leaveAndRemoveAll(call, { threadId, requestId: randomUUID(), lastSeenSeq: 99, ...more })));
const undo = (name: Name): Deed => (world, threadId) => answer(world.as(name, (call) => undoLeaveAndRemoveAll(call, { threadId, requestId: randomUUID() })));
const add = (name: Name, whom: Name): Deed => (world, threadId) => answer(world.as(name, (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id[whom]] })));
const remove = (name: Name, whom: Name): Deed => (world, threadId) => answer(world.as(name, (call) => removeParticipant(call, { threadId, requestId: randomUUID(), accountId: world.id[whom] })));
const leave = (name: Name): Deed => (world, threadId) => answer(world.as(name, (call) => leaveThread(call, { threadId, requestId: randomUUID() })));
const rename = (name: Name): Deed => (world, threadId) => answer(world.as(name, (call) => renameThread(call, { threadId, requestId: randomUUID(), title: `Matter ${randomUUID().slice(0, 4)}` })));
const read = (name: Name): Deed => (world, threadId) => answer(world.as(name, async (call) => ({ is: `read ${(await readUpTo(call, { threadId, seq: 2 })).readUpTo}` })));

const snooze = (name: Name): Deed => (world, threadId) => answer(world.as(name, (call) => snoozeThread(call, { threadId, requestId: randomUUID(), until: new Date(Date.now() + 3_600_000) })));
const putAside = (name: Name): Deed => (world, threadId) => answer(world.as(name, (call) => putOnHold(call, { threadId, requestId: randomUUID(), waitingFor: 'the bank' })));
const goAway = (name: Name): Deed => async (world) => {
  await world.as(name, (call) => setAvailability(call, { state: 'AWAY', returnWaiting: true }));
  await world.as(name, (call) => setAvailability(call, { state: 'AVAILABLE' }));
  return 'AvailabilitySet';
};
const tooLong: Deed = async (world, threadId) => {
  await world.sql('insert into team_work (team_id, hand_back_minutes) values ($1, 10)', [world.id.support]);
  await world.sql(`update thread set waiting_since = waiting_since - interval '11 minutes', held_since = held_since - interval '11 minutes' where id = $1`, [threadId]);
  while ((await world.door.actOpen(SIDE_DOOR, handBackOne)) > 0);
  await world.sql('delete from team_work');
  return 'looked at';
};

const TABLE: Row[] = [
  { event: 'a message of the client', deed: say('chloe'), cells: { Q: 'MessageSent Q', H: 'MessageSent H', O: 'MessageSent O', S: 'NOT_FOUND O', C: 'ThreadEnded C' } },
  { event: 'a message of the holder', deed: say('ana'), cells: { H: 'MessageSent H', C: 'ThreadEnded C' } },
  { event: 'a message of staff added by name, no member', deed: say('emil'), named: ['emil'], cells: { Q: 'MessageSent Q', H: 'MessageSent H', O: 'MessageSent O', S: 'MessageSent O', C: 'ThreadEnded C' } },
  { event: 'a message of a member added by name', deed: say('dara', { force: true }), named: ['dara'], cells: { Q: 'MessageSent H', H: 'MessageSent H', O: 'MessageSent O', C: 'ThreadEnded C' } },
  { event: 'a message of another member of the team', deed: say('ben'), cells: { Q: 'MessageSent H', H: 'SendBlocked H', O: 'NOT_FOUND O', C: 'ThreadEnded C' } },
  { event: 'a message of staff who are not in it', deed: say('emil'), cells: { Q: 'NOT_FOUND Q', H: 'NOT_FOUND H', O: 'NOT_FOUND O', S: 'NOT_FOUND O', C: 'NOT_FOUND C' } },
  { event: 'a note of a member', deed: note('ben'), cells: { Q: 'NoteAdded Q', H: 'NoteAdded H', O: 'NOT_FOUND O', S: 'BAD_USER_INPUT O', C: 'ThreadEnded C' } },
  { event: 'a note of staff in it by name', deed: note('greta'), named: ['greta'], cells: { Q: 'NoteAdded Q', H: 'NoteAdded H', O: 'NoteAdded O', C: 'ThreadEnded C' } },
  { event: 'a note of the client', deed: note('chloe'), cells: { Q: 'FORBIDDEN Q', H: 'FORBIDDEN H', O: 'FORBIDDEN O', S: 'NOT_FOUND O', C: 'FORBIDDEN C' } },
  { event: 'a transfer to oneself', deed: transfer('ben', () => ({ self: true })), cells: { Q: 'ThreadTransferred H', H: 'ThreadTransferred H', S: 'FORBIDDEN O', C: 'ThreadEnded C' } },
  { event: 'a transfer to a colleague', deed: transfer('ana', (world) => ({ member: world.id.dara })), cells: { Q: 'ThreadTransferred H', H: 'ThreadTransferred H', S: 'FORBIDDEN O', C: 'ThreadEnded C' } },
  { event: 'a transfer to whoever holds it already', deed: transfer('ben', (world) => ({ member: world.id.ana })), cells: { H: 'ThreadTransferred H' } },
  { event: 'a transfer to the queue', deed: transfer('ben', () => ({ queue: true })), cells: { Q: 'ThreadTransferred Q', H: 'ThreadTransferred Q', S: 'FORBIDDEN O', C: 'ThreadEnded C' } },
  { event: 'a transfer to another team', deed: transfer('ben', (world) => ({ team: world.id.onboarding })), cells: { Q: 'ThreadTransferred Q', H: 'ThreadTransferred Q', S: 'FORBIDDEN O', C: 'ThreadEnded C' } },
  { event: 'a transfer in a thread without team', deed: transfer('greta', () => ({ queue: true })), cells: { O: 'FORBIDDEN O' } },
  { event: 'its holder going away, with what waits', deed: goAway('ana'), cells: { Q: 'AvailabilitySet Q', H: 'AvailabilitySet Q', O: 'AvailabilitySet O', S: 'AvailabilitySet O', C: 'AvailabilitySet C' } },
  { event: 'the time after which it is handed back', deed: tooLong, cells: { Q: 'looked at Q', H: 'looked at Q', O: 'looked at O', S: 'looked at O', C: 'looked at C' } },
  { event: 'leaveAndRemoveAll by the holder, or a member', deed: end('ana'), cells: { Q: 'EverybodyLeft C', H: 'EverybodyLeft C', S: 'EverybodyLeft C', C: 'EverybodyLeft C' } },
  { event: 'leaveAndRemoveAll by a member who does not hold it', deed: end('ben'), cells: { Q: 'EverybodyLeft C', H: 'FORBIDDEN H', O: 'NOT_FOUND O', C: 'EverybodyLeft C' } },
  { event: 'leaveAndRemoveAll by staff who are in it by name', deed: end('greta'), named: ['greta'], cells: { Q: 'FORBIDDEN Q', H: 'FORBIDDEN H', O: 'EverybodyLeft C', C: 'EverybodyLeft C' } },
  { event: 'leaveAndRemoveAll by the client', deed: end('chloe'), cells: { Q: 'FORBIDDEN Q', H: 'FORBIDDEN H', O: 'FORBIDDEN O', C: 'EverybodyLeft C' } },
  { event: 'leaveAndRemoveAll by a system administrator, with a reason', deed: end('olga', { reason: 'Asked for by the client.' }), cells: { Q: 'EverybodyLeft C', H: 'EverybodyLeft C', O: 'EverybodyLeft C', S: 'EverybodyLeft C', C: 'EverybodyLeft C' } },
  { event: 'leaveAndRemoveAll by a system administrator, without a reason', deed: end('olga'), cells: { Q: 'NOT_FOUND Q', H: 'NOT_FOUND H', O: 'NOT_FOUND O', S: 'NOT_FOUND O', C: 'NOT_FOUND C' } },
  { event: 'leaveAndRemoveAll by a user administrator, with a reason', deed: end('lena', { reason: 'Why not.' }), cells: { Q: 'NOT_FOUND Q', H: 'NOT_FOUND H', O: 'NOT_FOUND O', C: 'NOT_FOUND C' } },
  { event: 'the undo by whoever ended it', deed: undo('ana'), cells: { Q: 'BAD_USER_INPUT Q', H: 'BAD_USER_INPUT H', S: 'BAD_USER_INPUT O', C: 'ThreadReopened H' } },
  { event: 'the undo by somebody else', deed: undo('ben'), cells: { C: 'UndoExpired C' } },
  { event: 'staff added by a member', deed: add('ben', 'emil'), cells: { Q: 'ParticipantsAdded Q', H: 'ParticipantsAdded H', O: 'NOT_FOUND O', S: 'ParticipantsAdded O', C: 'ThreadEnded C' } },
  { event: 'staff added by staff in it by name', deed: add('greta', 'emil'), named: ['greta'], cells: { Q: 'FORBIDDEN Q', H: 'ParticipantsAdded H', O: 'ParticipantsAdded O', C: 'ThreadEnded C' } },
  { event: 'staff added by the client', deed: add('chloe', 'greta'), cells: { Q: 'FORBIDDEN Q', H: 'FORBIDDEN H', O: 'FORBIDDEN O', C: 'ThreadEnded C' } },
  { event: 'staff added by the client, where clients may', deed: add('chloe', 'greta'), clientsMayAdd: true, cells: { Q: 'ParticipantsAdded Q', H: 'ParticipantsAdded H', O: 'ParticipantsAdded O', S: 'NOT_FOUND O', C: 'ThreadEnded C' } },
  { event: 'staff removed by the client, where clients may add', deed: remove('chloe', 'greta'), named: ['greta'], clientsMayAdd: true, cells: { Q: 'FORBIDDEN Q', H: 'FORBIDDEN H', O: 'FORBIDDEN O', C: 'ThreadEnded C' } },
  { event: 'a second client added', deed: add('dara', 'hana'), named: ['dara'], cells: { Q: 'ParticipantsRefused Q', H: 'ParticipantsRefused H', O: 'ParticipantsRefused O', S: 'ParticipantsRefused O', C: 'ThreadEnded C' } },
  { event: 'a team account added', deed: add('ana', 'onboarding'), named: ['ana'], cells: { Q: 'BAD_USER_INPUT Q', H: 'BAD_USER_INPUT H', O: 'BAD_USER_INPUT O', S: 'BAD_USER_INPUT O', C: 'ThreadEnded C' } },
  { event: 'somebody added by name removed', deed: remove('ana', 'emil'), named: ['emil', 'ana'], cells: { Q: 'ParticipantRemoved Q', H: 'ParticipantRemoved H', O: 'ParticipantRemoved O', S: 'ParticipantRemoved O', C: 'ThreadEnded C' } },
  { event: 'the client removed', deed: remove('ana', 'chloe'), named: ['ana'], cells: { Q: 'ParticipantNotRemovable leaveAndRemoveAll Q', H: 'ParticipantNotRemovable leaveAndRemoveAll H', O: 'ParticipantNotRemovable leaveAndRemoveAll O', C: 'ThreadEnded C' } },
  { event: 'the team removed', deed: remove('ana', 'support'), cells: { Q: 'ParticipantNotRemovable transferThread Q', H: 'ParticipantNotRemovable transferThread H', C: 'ThreadEnded C' } },
  { event: 'the holder removed', deed: remove('ben', 'ana'), cells: { H: 'ParticipantNotRemovable transferThread H' } },
  { event: 'the client leaves', deed: leave('chloe'), cells: { Q: 'ThreadLeft C', H: 'ThreadLeft C', O: 'ThreadLeft C', C: 'ThreadLeft C' } },
  { event: 'the holder leaves', deed: leave('ana'), cells: { H: 'LeaveRefused H', C: 'ThreadLeft C' } },
  { event: 'the last of the staff with a client leaves', deed: leave('greta'), cells: { O: 'LeaveRefused O' } },
  { event: 'staff in it by name leave', deed: leave('emil'), named: ['emil'], cells: { Q: 'ThreadLeft Q', H: 'ThreadLeft H', O: 'ThreadLeft O', S: 'ThreadLeft O', C: 'ThreadLeft C' } },
  { event: 'a new title by a member', deed: rename('ben'), cells: { Q: 'ThreadRenamed Q', H: 'ThreadRenamed H', S: 'ThreadRenamed O', C: 'ThreadEnded C' } },
  { event: 'a new title by the client who began it', deed: rename('chloe'), cells: { Q: 'ThreadRenamed Q', H: 'ThreadRenamed H', O: 'ThreadRenamed O', C: 'ThreadEnded C' } },
  { event: 'a snooze by the holder', deed: snooze('ana'), cells: { Q: 'FORBIDDEN Q', H: 'ThreadSnoozed H', S: 'FORBIDDEN O', C: 'ThreadEnded C' } },
  { event: 'a snooze by a member who does not hold it', deed: snooze('ben'), named: ['ben'], cells: { Q: 'FORBIDDEN Q', H: 'FORBIDDEN H', C: 'ThreadEnded C' } },
  { event: 'a remark that something outside is waited for', deed: putAside('ana'), cells: { Q: 'FORBIDDEN Q', H: 'ThreadPutOnHold H', S: 'FORBIDDEN O', C: 'ThreadEnded C' } },
  { event: 'reading', deed: read('chloe'), cells: { Q: 'read 2 Q', H: 'read 2 H', O: 'read 2 O', S: 'NOT_FOUND O', C: 'read 2 C' } },
];

describe('the table of states', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  for (const { event, deed, cells, named, clientsMayAdd = false } of TABLE) {
    for (const [state, expected] of Object.entries(cells) as [State, string][]) {
      test(`${event}, in a thread that is ${STATES[state]}: ${expected}`, async () => {
        const threadId = await threadIn(world, state, named ?? []);
        await world.sql('update organisation set clients_may_add = $1', [clientsMayAdd]);
        const said = await deed(world, threadId);
        expect(`${said} ${await stateOf(world, threadId)}`).toBe(expected);
      });
    }
  }

  test('whose holder is suspended, or leaves the team, goes back to the queue with its waiting time and a line for staff', async () => {
    for (const lose of [
      () => world.as('lena', (call) => suspendAccount(call, { accountId: world.id.ben })),
      () => world.as('lena', (call) => setTeamMembers(call, { teamId: world.id.support, memberIds: [world.id.ana, world.id.dara] })),
    ]) {
      const threadId = await world.chloeWrites();
      const { waitingSince } = await world.thread('ana', threadId);
      await world.transfer('ben', threadId, { self: true });
      await lose();
      expect(await world.thread('ana', threadId)).toMatchObject({ state: 'QUEUED', holderId: null, waitingSince, lastNoteNo: 1 });
      await world.as('lena', (call) => reactivateAccount(call, { accountId: world.id.ben }));
      await world.as('lena', (call) => setTeamMembers(call, { teamId: world.id.support, memberIds: [world.id.ana, world.id.ben, world.id.dara] }));
    }
  });

  test('whose client is suspended stays, with its clock stopped until they are back', async () => {
    const threadId = await world.chloeWrites();
    const { waitingSince } = await world.thread('ana', threadId);
    await world.as('lena', (call) => suspendAccount(call, { accountId: world.id.chloe }));
    expect(await world.thread('ana', threadId)).toMatchObject({ state: 'QUEUED', waitingSince: null });
    await world.as('lena', (call) => reactivateAccount(call, { accountId: world.id.chloe }));
    expect(await world.thread('ana', threadId)).toMatchObject({ waitingSince });
  });

  test('whose team is suspended stays, and is finished by its members, but is not begun anew', async () => {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { self: true });
    await world.as('lena', (call) => suspendAccount(call, { accountId: world.id.support }));
    expect(await answer(world.says('ana', threadId, 'Still here.'))).toBe('MessageSent');
    await expect(world.chloeWrites()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.as('lena', (call) => reactivateAccount(call, { accountId: world.id.support }));
  });

  test('whose last person leaves, among staff, is closed', async () => {
    const threadId = await threadIn(world, 'S', []);
    expect(await leave('ben')(world, threadId)).toBe('ThreadLeft');
    expect(await leave('ana')(world, threadId)).toBe('ThreadLeft');
    expect(await stateOf(world, threadId)).toBe('C');
  });

  test('begins queued from a client to a team, held from a member as the team, and open between named people', async () => {
    expect(await stateOf(world, await world.chloeWrites())).toBe('Q');
    const asTeam = await world.as('ana', (call) => startThread(call, { clientThreadId: randomUUID(), to: [world.id.chloe], asTeam: world.id.support, text: 'Your new card.' }));
    expect(await world.thread('chloe', asTeam.threadId)).toMatchObject({ state: 'HELD', holderId: world.id.ana });
    expect(await stateOf(world, await threadIn(world, 'O', []))).toBe('O');
    expect(await stateOf(world, await threadIn(world, 'S', []))).toBe('O');
  });
});

async function threadIn(world: World, state: State, named: Name[]): Promise<string> {
  if (state === 'O' || state === 'S') {
    const [by, to, adder] = state === 'O' ? (['chloe', ['greta'], 'greta'] as const) : (['ana', ['ben'], 'ana'] as const);
    const { threadId } = await world.as(by, (call) => startThread(call, { clientThreadId: randomUUID(), to: to.map((name) => world.id[name]), text: 'Good morning.' }));
    await addAll(world, threadId, adder, named);
    return threadId;
  }
  const threadId = await world.chloeWrites();
  if (state === 'Q') {
    await addAll(world, threadId, 'ben', named);
    return threadId;
  }
  await world.transfer('ana', threadId, { self: true });
  await addAll(world, threadId, 'ben', named.filter((name) => name !== 'ana'));
  if (state === 'C') expect(await end('ana')(world, threadId)).toBe('EverybodyLeft');
  return threadId;
}

async function addAll(world: World, threadId: string, by: Name, named: Name[]): Promise<void> {
  const present = await world.sql<{ account_id: string }>('select account_id from participant where thread_id = $1 and to_seq is null', [threadId]);
  const fresh = named.map((name) => world.id[name]).filter((id) => !present.some((each) => each.account_id === id));
  if (fresh.length > 0) await world.as(by, (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: fresh }));
}

async function stateOf(world: World, threadId: string): Promise<string> {
  const [row] = await world.sql<{ state: keyof typeof NAMES }>('select state from thread where id = $1', [threadId]);
  return row ? NAMES[row.state] : 'gone';
}

async function answer(deed: Promise<{ is: string; useInstead?: unknown }>): Promise<string> {
  try {
    const { is, useInstead } = await deed;
    return typeof useInstead === 'string' ? `${is} ${useInstead}` : is;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}
