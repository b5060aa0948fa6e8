import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../db/orm.ts';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { SIDE_DOOR } from '../call.ts';
import { addParticipants, removeParticipant } from '../threads/participants.ts';
import { createGroupWriter } from './group-writer.ts';
import { sendMessage } from './send.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

interface More {
  text?: string;
  lastSeenSeq?: number;
  clientMessageId?: string;
}

const message = (threadId: string, more: More = {}) => ({ threadId, clientMessageId: randomUUID(), text: 'Good morning.', lastSeenSeq: 99, ...more });
/** Through whichever door. */
const send = (name: Name, threadId: string, more: More = {}) => world.sending({ account: world.id[name] }, SIDE_DOOR, message(threadId, more));
/** Through the second door alone: null where it leaves it. */
const plainly = (name: Name, threadId: string, more: More = {}) => world.writer.send({ account: world.id[name] }, message(threadId, more));
const ordinarily = (name: Name, threadId: string, more: More = {}) => world.as(name, (call) => sendMessage(call, message(threadId, more)));
const bodies = (threadId: string) => world.sql<{ body: string }>(`select body from entry where thread_id = $1 and kind = 'MESSAGE' and seq > 2 order by seq`, [threadId]).then((rows) => rows.map(({ body }) => body));

async function heldByAna(): Promise<string> {
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  return threadId;
}

const add = (threadId: string, name: Name) => world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id[name]] }));
const remove = (threadId: string, name: Name) => world.as('ana', (call) => removeParticipant(call, { threadId, requestId: randomUUID(), accountId: world.id[name] }));

/** Once a group is in the middle of its statement, and waits for a lock. */
const stuck = () => expect.poll(() => world.owner<{ pid: number }>(`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%organisation for share%'`)).toHaveLength(1);

/**
 * Holds the organisation's row, as a change of rights does, so that a group stands in the middle of its statement: it
 * has begun, and sees what was then. `meanwhile` happens before it goes on.
 */
async function whileWriting<T>(sends: () => Promise<T>, meanwhile: () => Promise<unknown>): Promise<T> {
  let sent: Promise<T> | null = null;
  await world.orm.em.fork().transactional(async (em) => {
    await em.execute('select 1 from organisation for update');
    sent = sends();
    await stuck();
    await meanwhile();
  });
  if (sent === null) throw new Error('nothing was sent');
  return sent;
}

describe('what goes through the second door', () => {
  test('is what an author may send without anything else happening', async () => {
    const threadId = await world.chloeWrites();
    expect(await plainly('chloe', threadId)).toMatchObject({ message: { seq: 3, via: null, author: { personId: world.id.chloe, teamId: null } } });
    await world.transfer('ana', threadId, { self: true });
    await add(threadId, 'emil');
    expect(await plainly('ana', threadId)).toMatchObject({ message: { author: { personId: world.id.ana, teamId: world.id.support } }, named: [{ shortName: 'Ana' }, { shortName: 'Support' }] });
    expect(await plainly('emil', threadId)).toMatchObject({ message: { author: { personId: world.id.emil, teamId: null } } });
  });

  test('is neither a reply that claims, nor one that was overtaken, nor anything in a thread that has ended or is not one\'s own', async () => {
    const threadId = await world.chloeWrites();
    expect(await plainly('ana', threadId)).toBe(null);
    expect(await plainly('hana', threadId)).toBe(null);
    expect(await plainly('chloe', randomUUID())).toBe(null);
    await world.transfer('ana', threadId, { self: true });
    await world.transfer('ben', threadId, { self: true });
    await world.transfer('ana', threadId, { self: true });
    expect(await plainly('ana', threadId, { lastSeenSeq: 3 })).toBe(null);
    expect(await plainly('ben', threadId)).toBe(null);
    await world.sql(`update thread set state = 'CLOSED', holder_id = null, closed_at = now() where id = $1`, [threadId]);
    expect(await plainly('chloe', threadId)).toBe(null);
  });

  test('rings for those who watch the thread, the queue and the reading, after the answer', async () => {
    const threadId = await heldByAna();
    const rung: string[] = [];
    const told = new Promise<void>((resolve) => {
      const deaf = world.bell.listen('everything', (ring) => {
        rung.push('id' in ring ? `${ring.on} ${ring.id}` : ring.on);
        if (ring.on === 'read') resolve(deaf());
      });
    });
    await plainly('ana', threadId);
    expect(rung).toEqual([]);
    await told;
    expect(rung).toEqual([`thread ${threadId}`, `team ${world.id.support}`, `account ${world.id.ana}`, `read ${threadId}`]);
  });
});

test('what many write at once is numbered without a hole, and rung in the order of the numbers', async () => {
  const threadId = await heldByAna();
  const rung: number[] = [];
  const deaf = world.bell.listen(`thread:${threadId}`, (ring) => ring.on === 'thread' && rung.push(ring.seq));
  const rounds = Array.from({ length: 8 }, async () => {
    const seqs = [];
    for (let i = 0; i < 10; i++) seqs.push((await plainly('chloe', threadId))?.message.seq);
    return seqs;
  });
  const seqs = (await Promise.all(rounds)).flat();
  expect(seqs.sort((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 80 }, (_, i) => i + 4));
  await expect.poll(() => rung.at(-1)).toBe(83);
  expect(rung).toEqual([...new Set(rung)].sort((a, b) => a - b));
  deaf();
});

test('two servers that write in one thread write one after the other, in groups', async () => {
  const threadId = await heldByAna();
  const there = await createGroupWriter({ connect: () => connect(world.orm.config.get('clientUrl') ?? ''), bell: world.bell, onError: () => undefined });
  const rows = [world.writer, there, world.writer, there].map(async (writer) => {
    const seqs = [];
    for (let i = 0; i < 10; i++) seqs.push((await writer.send({ account: world.id.chloe }, message(threadId)))?.message.seq);
    return seqs;
  });
  const seqs = (await Promise.all(rows)).flat();
  expect(seqs.sort((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 4));
  await there.stop();
});

describe('a message that is sent again', () => {
  test('twenty times at once is one message, with one answer, whichever doors it takes', async () => {
    const threadId = await heldByAna();
    const same = { clientMessageId: randomUUID(), text: 'Once.', lastSeenSeq: 2 };
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 3 ? send('chloe', threadId, same) : ordinarily('chloe', threadId, same))));
    const [first] = answers;
    for (const each of answers) expect({ ...each, named: null }).toEqual({ ...first, named: null });
    expect(await bodies(threadId)).toEqual(['Once.']);
  });

  test('with another text is a conflict, also in the same moment', async () => {
    const threadId = await heldByAna();
    const clientMessageId = randomUUID();
    const answers = await Promise.allSettled(['One.', 'Another.'].map((text) => send('chloe', threadId, { clientMessageId, text })));
    expect(answers).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { code: 'CONFLICT' } }]);
    expect(await bodies(threadId)).toEqual(['One.']);
  });

  test('in the same moment does not keep the others of its group', async () => {
    const threadId = await heldByAna();
    const same = { clientMessageId: randomUUID() };
    const [first, again, other] = await Promise.all([plainly('chloe', threadId, same), plainly('chloe', threadId, same), plainly('ana', threadId)]);
    expect([first?.message.seq, again, other?.message.seq]).toEqual([4, null, 5]);
  });

  test('and was written by another server in the same moment is found there, and the others of its group are written', async () => {
    const threadId = await heldByAna();
    const same = { clientMessageId: randomUUID(), text: 'Once.' };
    let first: unknown;
    const [again, other] = await whileWriting(
      () => Promise.all([send('chloe', threadId, same), send('ana', threadId, { text: 'Other.' })]),
      async () => (first = await ordinarily('chloe', threadId, same)),
    );
    expect(again).toEqual(first);
    expect(other).toMatchObject({ is: 'MessageSent' });
    expect(await bodies(threadId)).toEqual(['Once.', 'Other.']);
  });
});

describe('of what happens while a group is being written', () => {
  test('a removal counts: whoever is removed has written nothing afterwards', async () => {
    const threadId = await heldByAna();
    await add(threadId, 'emil');
    const sent = await whileWriting(() => Promise.allSettled([send('emil', threadId, { text: 'Too late.' }), send('chloe', threadId, { text: 'Still here.' })]), () => remove(threadId, 'emil'));
    expect(sent).toMatchObject([{ reason: { code: 'FORBIDDEN' } }, { value: { is: 'MessageSent' } }]);
    expect(await bodies(threadId)).toEqual(['Still here.']);
  });

  test('a participation that ends by hand counts, too', async () => {
    const threadId = await heldByAna();
    await add(threadId, 'emil');
    const [sent] = await whileWriting(
      () => Promise.allSettled([send('emil', threadId)]),
      () => world.sql('update participant set to_seq = 3, to_note = 0, left_at = now() where thread_id = $1 and account_id = $2', [threadId, world.id.emil]),
    );
    expect(sent).toMatchObject({ reason: { code: 'FORBIDDEN' } });
  });

  test('a transfer counts: the former holder is told who holds it', async () => {
    const threadId = await heldByAna();
    const sent = await whileWriting(() => send('ana', threadId), () => world.transfer('ben', threadId, { self: true }));
    expect(sent).toMatchObject({ is: 'SendBlocked', reason: 'NOT_HOLDER', holderId: world.id.ben });
  });

  test('a colleague\'s answer counts: the second one is handed back', async () => {
    const threadId = await heldByAna();
    await add(threadId, 'emil');
    const { lastSeq } = await world.thread('ana', threadId);
    const sent = await whileWriting(() => send('ana', threadId, { lastSeenSeq: lastSeq }), () => ordinarily('emil', threadId, { text: 'Mine.' }));
    expect(sent).toMatchObject({ is: 'SendBlocked', reason: 'COLLEAGUE_ANSWERED', whoId: world.id.emil });
    expect(await bodies(threadId)).toEqual(['Mine.']);
  });

  test('a message of the client takes its own place, and no number is given twice', async () => {
    const threadId = await heldByAna();
    await whileWriting(() => Promise.all([send('chloe', threadId, { text: 'Two.' }), send('chloe', threadId, { text: 'Three.' })]), () => ordinarily('chloe', threadId, { text: 'One.' }));
    expect(await bodies(threadId)).toEqual(['One.', 'Two.', 'Three.']);
  });
});

test('of two of the staff who answer in the same moment one is sent, and the other handed back', async () => {
  for (let round = 0; round < 10; round++) {
    const threadId = await heldByAna();
    await add(threadId, 'emil');
    const { lastSeq } = await world.thread('ana', threadId);
    const answers = await Promise.all([send('ana', threadId, { lastSeenSeq: lastSeq }), send('emil', threadId, { lastSeenSeq: lastSeq })]);
    expect(answers.map(({ is }) => is).sort()).toEqual(['MessageSent', 'SendBlocked']);
  }
});

test('a thread that somebody else has is waited for, and everybody else is not kept waiting', async () => {
  const [taken, free] = [await world.chloeWrites(), await world.chloeWrites()];
  let sent: Promise<unknown[]> | null = null;
  await world.orm.em.fork().transactional(async (em) => {
    await em.execute(`select 1 from thread where id = '${taken}' for update`);
    sent = Promise.all(['One.', 'Two.', 'Three.'].map((text) => plainly('chloe', taken, { text })));
    for (let i = 0; i < 3; i++) expect(await plainly('chloe', free)).toMatchObject({ message: { seq: 3 + i } });
  });
  expect(await sent).toMatchObject([{ message: { seq: 3 } }, { message: { seq: 4 } }, { message: { seq: 5 } }]);
});

test('a suspension that is under way is waited for, and whoever is suspended writes nothing', async () => {
  const threadId = await world.chloeWrites();
  let sent: Promise<unknown> | null = null;
  await world.orm.em.fork().transactional(async (em) => {
    await em.execute('update organisation set rights = rights + 1');
    await em.execute(`update account set status = 'SUSPENDED' where id = '${world.id.chloe}'`);
    sent = send('chloe', threadId).then(() => 'sent', (error: { code: string }) => error.code);
    await stuck();
  });
  expect(await sent).toBe('UNAUTHENTICATED');
  await world.sql(`update account set status = 'ACTIVE' where id = $1`, [world.id.chloe]);
});

test('where rights are being changed for long, everybody else is not kept waiting', async () => {
  const threadId = await world.chloeWrites();
  await world.orm.em.fork().transactional(async (em) => {
    await em.execute('select 1 from organisation for update');
    expect(await send('chloe', threadId)).toMatchObject({ is: 'MessageSent' });
    expect(await plainly('chloe', threadId)).toBe(null);
  });
});
