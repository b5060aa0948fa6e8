import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import { getNamedType, isAbstractType, isObjectType } from 'graphql';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { storedIn } from '../graphql/admit/stored.ts';
import { sights } from '../graphql/contract/alike.ts';
import { buildContract } from '../graphql/contract.ts';
import { deleteMessage } from '../domain/messages/delete.ts';
import { editMessage, editNote } from '../domain/messages/edit.ts';
import { addNote } from '../domain/messages/note.ts';
import { readUpTo } from '../domain/messages/read.ts';
import { signalTyping } from '../domain/messages/typing.ts';
import { leaveAndRemoveAll, undoLeaveAndRemoveAll } from '../domain/threads/close.ts';
import { addParticipants, removeParticipant } from '../domain/threads/participants.ts';
import { renameThread } from '../domain/threads/rename.ts';
import { updateTeam } from '../domain/staffing/team-settings.ts';
import { openServed, serve, type Served, type Service, UNHURRIED, within } from '../test/served.ts';
import { webDocuments, webOperation, webSubscriptions } from '../test/web-documents.ts';
import type { Name } from '../test/world.ts';

/* Two servers on one door: one knows the web app's operations and sends alike to all who see alike; the other runs everything alone. */

/** One person has more devices here than anybody has. */
const MANY = { ...UNHURRIED, socket: { ...UNHURRIED.socket, socketsOfOne: 1_000 } };

let together: Served;
let alone: Service;
beforeAll(async () => {
  together = await openServed(storedIn([webDocuments]), MANY);
  alone = await serve(together.world, null, MANY);
});
afterAll(async () => {
  await alone.close();
  await together.close();
});
afterEach(() => void vi.restoreAllMocks());

/** Somebody's open subscription, and every frame that came of it, as it came. */
async function subscribed(service: Service, name: Name, operation: string, variables: object, id = '1') {
  const socket = service.bare({ cookie: await together.signedIn(name) });
  const frames: string[] = [];
  const moving = new Set(operation === 'Signals' ? [] : operation === 'Desk' ? ['at', 'unread', 'inboxUnread', 'readUpTo'] : ['lastSeq', 'lastNoteNo', 'lastChange', 'lastNoteChange', 'readUpTo', 'unread', 'readByOthersUpTo', 'readers', 'mentioned']);
  let types: string[] = [];
  socket.on('message', (data) => {
    const { type } = JSON.parse(String(data));
    types = [...types, type];
    if (type === 'next') frames.push(String(data));
  });
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await expect.poll(() => types).toContain('connection_ack');
  socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query: webOperation(operation), operationName: operation, variables } }));
  return {
    frames,
    types: () => types,
    /** What came, but for what moves by itself: when lists were read, and how far a thread had come when it was told. */
    payloads: () => frames.map((frame): unknown => JSON.parse(frame, (key, value) => (moving.has(key) ? null : value)).payload),
    texts: () => frames.join('\n'),
    close: () => socket.close(),
  };
}

/** What comes over sockets on a busy machine. */
const soon = <Value>(value: () => Value, message?: string) => expect.poll(value, { timeout: 15_000, ...(message === undefined ? {} : { message }) });

function difference(one: unknown[], other: unknown[]): string | null {
  const at = [...one.keys(), ...other.keys()].find((i) => !isDeepStrictEqual(one[i], other[i]));
  return at === undefined ? null : `${one.length} ${JSON.stringify(one[at])}, but alone ${other.length} ${JSON.stringify(other[at])}`;
}

const request = (threadId: string) => ({ threadId, requestId: randomUUID() });

/** One of everything that can happen in a conversation. */
function deeds(threadId: string): (() => Promise<unknown>)[] {
  const { world } = together;
  /** The entry with this seq; 0: the first note. */
  const idOf = async (seq: number) => (await world.sql<{ id: string }>('select id from entry where thread_id = $1 and (seq = $2 or $2 = 0 and note_no = 1)', [threadId, seq]))[0]?.id ?? '';
  return [
    () => world.says('chloe', threadId, 'Is anybody there? "Quotes", \\ and 🌱.'),
    () => world.transfer('ana', threadId, { self: true }),
    () => world.as('ana', (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'Among us.' })),
    () => world.says('ana', threadId, 'Good morning.'),
    () => world.as('ana', (call) => renameThread(call, { ...request(threadId), title: 'A transfer' })),
    () => world.as('ana', (call) => addParticipants(call, { ...request(threadId), accountIds: [world.id.greta] })),
    () => world.as('ana', (call) => signalTyping(call, { threadId })),
    () => world.as('ana', (call) => signalTyping(call, { threadId, note: true })),
    () => world.as('chloe', (call) => readUpTo(call, { threadId, seq: 5 })),
    () => world.as('ana', async (call) => editMessage(call, { ...request(threadId), messageId: await idOf(5), text: 'Good morning, Chloe.', from: 0 })),
    () => world.as('ana', async (call) => editNote(call, { ...request(threadId), noteId: await idOf(0), text: 'Among ourselves.', from: 0, mentions: [world.id.dara] })),
    () => world.as('chloe', async (call) => deleteMessage(call, { ...request(threadId), messageId: await idOf(3) })),
    () => world.transfer('ana', threadId, { member: world.id.ben }),
    () => world.as('lena', (call) => updateTeam(call, { teamId: world.id.support, attribution: 'TEAM' })),
    () => world.says('ben', threadId, 'We have it in front of us.'),
    () => world.transfer('ben', threadId, { queue: true }),
    () => world.as('lena', (call) => updateTeam(call, { teamId: world.id.support, attribution: 'MEMBER_AND_TEAM' })),
    () => world.transfer('ben', threadId, { self: true }),
    () => world.as('ben', (call) => leaveAndRemoveAll(call, { ...request(threadId), lastSeenSeq: 99 })),
    () => world.as('ben', (call) => undoLeaveAndRemoveAll(call, request(threadId))),
    () => world.says('chloe', threadId, 'Thank you.'),
  ];
}

for (const operation of webSubscriptions) {
  for (const side of [['chloe'], ['dara', 'ana', 'ben']] as const) {
    test(`${operation}, for ${side.length === 1 ? 'the client' : 'staff'}: what is sent to all alike is what each would be sent alone`, { timeout: 60_000 }, async () => {
      const { world } = together;
      const threadId = await world.chloeWrites();
      const variables = operation === 'Desk' ? {} : { threadId, ...(operation === 'ThreadEntries' ? { afterSeq: 0 } : {}) };
      const pairs = await Promise.all(side.map(async (name) => ({ name, shared: await subscribed(together, name, operation, variables), own: await subscribed(alone, name, operation, variables) })));
      const everybody = pairs.flatMap(({ shared, own }) => [shared, own]);
      if (operation !== 'Signals') await soon(() => everybody.filter(({ frames }) => frames.length < (operation === 'Desk' ? 1 : 3)).length).toBe(0);
      // Nothing comes of signals until somebody types, and one that is not listened to yet is lost.
      else await soon(async () => {
        await world.as('dara', (call) => signalTyping(call, { threadId }));
        await world.as('ben', (call) => signalTyping(call, { threadId }));
        return everybody.filter(({ frames }) => frames.length === 0).length;
      }).toBe(0);
      // How many changes of one thing are told as one is a matter of moments; what was written is not.
      const heard = (i: number) => {
        const all = everybody[i]?.payloads().filter((each) => !/"shortName":"(Dara|Ben)"/.test(operation === 'Signals' ? JSON.stringify(each) : '')) ?? [];
        const changes = all.filter((each, at) => within(each, 'data.threadEntries.thread') !== undefined || (operation === 'Desk' && at > 0));
        return [...all.filter((each) => !changes.includes(each)), operation === 'Desk' ? changes.at(-1) : null];
      };
      for (const [i, deed] of deeds(threadId).entries()) {
        await deed();
        for (const [at, { name }] of pairs.entries()) {
          await soon(() => difference(heard(2 * at), heard(2 * at + 1)), `${name} after deed ${i}`).toBeNull();
        }
      }
      await soon(() => (operation === 'ThreadEntries' ? everybody.filter((each) => !each.texts().includes('Thank you.')).length : 0)).toBe(0);
      for (const each of everybody) each.close();
    });
  }
}

test('forty devices that see a conversation alike are sent the very same bytes, and the names in it are read once a side', async () => {
  const { world } = together;
  const threadId = await world.chloeWrites();
  const names: Name[] = ['ana', 'ben', 'greta', 'chloe'];
  await world.as('ana', (call) => addParticipants(call, { ...request(threadId), accountIds: [world.id.greta] }));
  const devices = await Promise.all(Array.from({ length: 32 }, (_, i) => subscribed(together, names[i % 4] ?? 'ana', 'ThreadEntries', { threadId, afterSeq: 0 }, 'same')));
  const everybody = (text: string) => soon(() => devices.filter((each) => !each.texts().includes(text)).length).toBe(0);
  for (const text of ['The first.', 'The second.']) {
    await world.says('dara', threadId, text);
    await everybody(text);
  }
  const query = vi.spyOn(Client.prototype, 'query');
  await world.says('dara', threadId, 'The third.');
  await everybody('The third.');
  const statements = query.mock.calls.map(([statement]) => (typeof statement === 'string' ? statement : String(Reflect.get(Object(statement), 'text'))));
  // One for each side, one for whoever wrote it, and what may still have been under way.
  expect(statements.filter((text) => text.includes('"shortName"')).length).toBeLessThanOrEqual(4);
  for (const side of [devices.filter((_, i) => i % 4 === 3), devices.filter((_, i) => i % 4 !== 3)]) {
    expect(new Set(side.map(({ frames }) => frames.find((frame) => frame.includes('The third.')))).size).toBe(1);
  }
  for (const each of devices) each.close();
});

test('a client never gets a note in a frame that is made for all, and whoever is removed gets nothing that is written after it', async () => {
  const { world } = together;
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  await world.as('ana', (call) => addParticipants(call, { ...request(threadId), accountIds: [world.id.emil] }));
  const open = (name: Name) => Promise.all(Array.from({ length: 10 }, () => subscribed(together, name, 'ThreadEntries', { threadId, afterSeq: 0 }, 'same')));
  const [clients, staff, leaving] = [await open('chloe'), await open('ben'), await open('emil')];
  const say = async (text: string) => {
    await world.as('ana', (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: `Among us: ${text}` }));
    await world.says('ana', threadId, text);
    for (const each of [...clients, ...staff]) await soon(() => each.texts()).toContain(text);
  };
  await say('before');
  for (const each of leaving) await soon(() => each.texts()).toContain('before');
  await world.as('ana', (call) => removeParticipant(call, { ...request(threadId), accountId: world.id.emil }));
  for (let i = 0; i < 10; i++) await say(`too late ${i}`);
  for (const each of leaving) {
    await soon(() => each.types().at(-1)).toBe('complete');
    expect(each.texts()).not.toContain('too late');
    expect(each.texts()).toContain('Among us: before');
  }
  for (const each of clients) expect(each.texts()).not.toContain('Among us');
  for (const each of staff) expect(each.texts().match(/Among us: /g)).toHaveLength(11);
  for (const each of [...clients, ...staff, ...leaving]) each.close();
});

test('of every part of every event it is said whether all of a side see it alike: rights, unread and readUpTo are the viewer\'s', () => {
  const contract = buildContract();
  const missing: string[] = [];
  const seen = new Set<string>();
  const look = (name: string) => {
    const type = contract.getType(name);
    if (seen.has(name)) return;
    seen.add(name);
    if (isAbstractType(type)) for (const each of contract.getPossibleTypes(type)) look(each.name);
    if (!isObjectType(type)) return;
    const marked = sights[name];
    if (marked === undefined) missing.push(name);
    for (const field of Object.values(type.getFields())) {
      if (marked !== undefined && marked !== 'viewer' && marked[field.name] === undefined) missing.push(`${name}.${field.name}`);
      look(getNamedType(field.type).name);
    }
  };
  for (const field of Object.values(contract.getSubscriptionType()?.getFields() ?? {})) look(getNamedType(field.type).name);
  expect(missing).toEqual([]);
  for (const type of ['Thread', 'ThreadRights', 'CardState', 'DeskCounts', 'ContactCard']) expect(sights[type]).toBe('viewer');
});
