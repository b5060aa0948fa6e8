import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { entryPage } from '../threads/entries.ts';
import { addParticipants } from '../threads/participants.ts';
import { addNote } from './note.ts';
import { readUpTo } from './read.ts';
import { sendMessage } from './send.ts';

describe('sendMessage', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const send = (name: Name, threadId: string, more: { text?: string; lastSeenSeq: number; clientMessageId?: string; force?: boolean }) =>
    world.as(name, (call) => sendMessage(call, { threadId, clientMessageId: randomUUID(), text: 'Good morning.', ...more }));

  test('a message repeated twenty times at once is one message, with one answer', async () => {
    const threadId = await world.chloeWrites();
    const same = { clientMessageId: randomUUID(), text: 'Once.', lastSeenSeq: 2 };
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('chloe', threadId, same)));
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect((await world.thread('chloe', threadId)).lastSeq).toBe(3);
  });

  test('the same id with another text is a conflict, and the first text stays', async () => {
    const threadId = await world.chloeWrites();
    const clientMessageId = randomUUID();
    await send('chloe', threadId, { clientMessageId, text: 'One.', lastSeenSeq: 2 });
    await expect(send('chloe', threadId, { clientMessageId, text: 'Another.', lastSeenSeq: 2 })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('what many write at once is numbered without a hole, the same for client and staff', async () => {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { self: true });
    await Promise.all(Array.from({ length: 30 }, (_, i) => send(i % 2 ? 'chloe' : 'ana', threadId, { text: `line ${i}`, lastSeenSeq: 99, force: true })));
    const client = await world.sees('chloe', (call) => entryPage(call, threadId, { last: 100 }));
    const staff = await world.sees('ana', (call) => entryPage(call, threadId, { last: 100 }));
    expect(client.items.map((each) => ('seq' in each ? each.seq : 0))).toEqual(Array.from({ length: 33 }, (_, i) => i + 1));
    expect(client.items.map((each) => each.id)).toEqual(staff.items.map((each) => each.id));
  });

  test('a reply that a colleague overtook is handed back with who answered, and sent when its author insists', async () => {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { self: true });
    await world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.ben] }));
    const { lastSeq } = await world.thread('ana', threadId);
    await send('ben', threadId, { text: 'Yes, it is safe.', lastSeenSeq: lastSeq });
    const blocked = await send('ana', threadId, { lastSeenSeq: lastSeq });
    expect(blocked).toMatchObject({ is: 'SendBlocked', reason: 'COLLEAGUE_ANSWERED', whoId: world.id.ben, canForce: true, lastSeq: lastSeq + 1 });
    expect((await world.thread('ana', threadId)).lastSeq).toBe(lastSeq + 1);
    expect(await send('ana', threadId, { lastSeenSeq: lastSeq, force: true })).toMatchObject({ is: 'MessageSent' });
  });

  test('what the client writes meanwhile blocks nobody', async () => {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { self: true });
    await world.says('chloe', threadId, 'One more thing.');
    expect(await send('ana', threadId, { lastSeenSeq: 3 })).toMatchObject({ is: 'MessageSent' });
  });

  test('a former holder who did not see the take-over is told who holds it, and cannot force it', async () => {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { self: true });
    await world.transfer('ben', threadId, { self: true });
    expect(await send('ana', threadId, { lastSeenSeq: 3, force: true })).toMatchObject({ is: 'SendBlocked', reason: 'NOT_HOLDER', holderId: world.id.ben, canForce: false });
  });

  test('a reply to a queued thread claims it first, and a second one at the same moment does not', async () => {
    const threadId = await world.chloeWrites();
    const answers = await Promise.all([send('ana', threadId, { lastSeenSeq: 2 }), send('ben', threadId, { lastSeenSeq: 2 })]);
    expect(answers.map((each) => each.is).sort()).toEqual(['MessageSent', 'SendBlocked']);
    const { items } = await world.sees('ana', (call) => entryPage(call, threadId, {}));
    expect(items.map((each) => (each.is === 'Line' ? each.kind : each.is))).toEqual(['STARTED', 'Message', 'JOINED', 'Message']);
  });

  test('whoever sees a returned thread waiting claims it by answering, without being held up', async () => {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { self: true });
    await world.transfer('ana', threadId, { queue: true });
    expect(await send('ben', threadId, { lastSeenSeq: 3 })).toMatchObject({ is: 'MessageSent' });
  });

  test('the clock runs from the first unanswered message of the client, and only a person\'s public answer stops it', async () => {
    const threadId = await world.chloeWrites();
    const { waitingSince } = await world.thread('ana', threadId);
    await world.says('chloe', threadId, 'Hello?');
    await world.as('ana', (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'On it.' }));
    await world.transfer('ana', threadId, { self: true });
    expect(await world.thread('ana', threadId)).toMatchObject({ waitingSince, needsReply: true });
    await world.says('ana', threadId, 'Good morning.');
    expect(await world.thread('ana', threadId)).toMatchObject({ waitingSince: null, needsReply: false });
  });

  test('every character comes back byte for byte, and what cannot be kept is refused with the field', async () => {
    const threadId = await world.chloeWrites();
    const text = '  \u202Eمرحبا\u202C 👩🏽‍💻 "quotes" \\ \n\t<script>alert(1)</script> ?$1 {{x}} ';
    const sent = await send('chloe', threadId, { text, lastSeenSeq: 2 });
    expect(sent.is === 'MessageSent' && sent.message.text).toBe(text);
    for (const bad of ['a\u0000b', 'half \uD83D of a character', '', ' \n ', 'x'.repeat(8001)]) {
      await expect(send('chloe', threadId, { text: bad, lastSeenSeq: 2 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.text' } });
    }
    expect((await world.thread('chloe', threadId)).lastSeq).toBe(3);
  });

  test('unread counts messages of others after what one has read, and the mark never goes back', async () => {
    const threadId = await world.chloeWrites();
    await world.says('chloe', threadId, 'And another.');
    expect(await world.thread('ana', threadId)).toMatchObject({ unread: 2, readUpTo: 0 });
    expect(await world.as('ana', (call) => readUpTo(call, { threadId, seq: 99 }))).toEqual({ id: threadId, readUpTo: 3, unread: 0, mentioned: false, mentionedAt: null });
    expect(await world.as('ana', (call) => readUpTo(call, { threadId, seq: 1 }))).toMatchObject({ readUpTo: 3 });
    await world.says('ana', threadId, 'Good morning.');
    expect(await world.thread('chloe', threadId)).toMatchObject({ unread: 1 });
  });
});
