import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openServed, type Served } from '../test/served.ts';

let served: Served;
beforeAll(async () => void (served = await openServed()));
afterAll(() => served.close());
afterEach(() => void vi.restoreAllMocks());

/** Every statement that goes to the database meanwhile. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(Client.prototype, 'query');
  await work();
  const texts = query.mock.calls.map(([statement]) => (typeof statement === 'string' ? statement : String(Reflect.get(Object(statement), 'text'))));
  query.mockRestore();
  return texts;
}

test('a page of accounts costs three statements: whose session it is, what they may, and the page', async () => {
  const lena = await served.signedIn('lena');
  const ask = () => served.ask(lena, '{ accounts(first: 50) { items { id party { name } card { phone } } } }');
  expect((await ask()).errors).toBeUndefined();
  const statements = await statementsOf(ask);
  expect(statements.length, statements.join('\n\n')).toBe(3);
});

test('a token costs no statement more for what it may be used for', async () => {
  const { secret } = await served.token('lena', { scopes: ['READ_DIRECTORY'] });
  const ask = () => served.askWith(secret, '{ accounts(first: 50) { items { id party { name } } } }');
  expect((await ask()).errors).toBeUndefined();
  const statements = await statementsOf(ask);
  expect(statements.length, statements.join('\n\n')).toBe(3);
});

const SEND = 'mutation S($input: SendMessageInput!) { sendMessage(input: $input) { ... on MessageSent { message { seq author { person { name } team { name } } } thread { id } } } }';

test('a plain message costs two statements: whose session it is, and the writing; sixteen at once cost no more than a few', async () => {
  const threadId = await served.world.chloeWrites();
  const chloe = await served.signedIn('chloe');
  const send = () => served.ask(chloe, SEND, { input: { threadId, clientMessageId: randomUUID(), text: 'Hello?', lastSeenSeq: 2 } });
  expect((await send()).at('sendMessage.message.author.person.name')).toBe('Chloe Bennett');
  const one = await statementsOf(send);
  expect(one.length, one.join('\n\n')).toBe(2);
  // They are together where they wait for the same: here for rights that are being changed.
  const query = vi.spyOn(Client.prototype, 'query');
  const named = (name: string) => query.mock.calls.map(([statement]) => Object(statement) as { name?: string; values?: unknown[][] }).filter((each) => each.name === name);
  const sends = await served.world.orm.em.fork().transactional(async (em) => {
    await em.execute('select rights from organisation for update');
    const all = Array.from({ length: 16 }, send);
    await expect.poll(() => named('sessions-by-token').reduce((sum, { values }) => sum + (values?.[0]?.length ?? 0), 0)).toBe(16);
    return { all };
  });
  for (const answer of await Promise.all(sends.all)) expect(answer.at('sendMessage.message.author.person.name')).toBe('Chloe Bennett');
  expect(named('write-messages').length).toBeLessThan(6);
});

test('over the socket, too', async () => {
  const threadId = await served.world.chloeWrites();
  const client = served.client(await served.signedIn('chloe'));
  // Something else is open over it, so that the socket stays.
  const other = client.iterate({ query: `subscription { signals(threadId: "${await served.world.chloeWrites()}") { __typename } }` });
  void other.next();
  const send = () => Array.fromAsync(client.iterate({ query: SEND, variables: { input: { threadId, clientMessageId: randomUUID(), text: 'Hello?', lastSeenSeq: 2 } } }));
  await send();
  // What was opened may still be reading meanwhile.
  const costs = [];
  for (let i = 0; i < 5; i++) costs.push((await statementsOf(send)).length);
  expect(Math.min(...costs)).toBe(2);
  await other.return?.();
});

test('a desk costs two: whose session it is, and all lists with their counts and names; and it is planned once on each connection', async () => {
  const ana = await served.signedIn('ana');
  for (let i = 0; i < 3; i++) await served.world.chloeWrites();
  const ask = () => served.ask(ana, '{ desk { queues { team { name } page { items { card { title client { name } preview { text author { person { name } } } } } } } inbox { items { card { id } } } counts { inbox } } }');
  expect((await ask()).at('desk.queues.0.page.items.0.card.client.name')).toBe('Chloe Bennett');
  const statements = await statementsOf(ask);
  expect(statements.length, statements.join('\n\n')).toBe(2);
  const prepared = await served.world.orm.em.fork().getConnection().execute<{ name: string }[]>('select name from pg_prepared_statements');
  expect(prepared).toContainEqual({ name: 'desk' });
});
