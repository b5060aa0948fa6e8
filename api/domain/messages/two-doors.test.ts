import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { SIDE_DOOR } from '../call.ts';
import { addParticipants } from '../threads/participants.ts';
import { startThread } from '../threads/start.ts';
import { addNote } from './note.ts';
import { sendMessage } from './send.ts';

/* The same cases, through both write doors: every row that they leave is the same. */

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

type Door = 'group' | 'act';
interface Given {
  text: string;
  lastSeenSeq: number;
}
/** Sends in one of the two, and says what was answered. */
type Send = (name: Name, given?: Partial<Given>) => Promise<unknown>;

const LONG = `  Two lines,\n\tand 👩🏽‍💻 ${'far too much of it, '.repeat(40)}`;

interface Case {
  title: string;
  begin: () => Promise<string>;
  play: (send: Send, threadId: string) => Promise<unknown>;
}

const begun = async (name: Name, to: Name[]) => (await world.as(name, (call) => startThread(call, { clientThreadId: randomUUID(), to: to.map((each) => world.id[each]), text: 'Hello.' }))).threadId;
const add = (threadId: string, name: Name) => world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id[name]] }));
const held = async () => {
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  return threadId;
};

const CASES: Case[] = [
  { title: 'the client, while the thread waits', begin: () => world.chloeWrites(), play: async (send) => [await send('chloe'), await send('chloe', { lastSeenSeq: 0 }), await send('chloe', { text: LONG })] },
  { title: 'client and holder in turn', begin: held, play: async (send) => [await send('chloe'), await send('ana', { text: LONG }), await send('chloe', { lastSeenSeq: 2 }), await send('chloe'), await send('ana'), await send('ana', { lastSeenSeq: 7 })] },
  { title: 'staff added by name, who are no members', begin: held, play: async (send, threadId) => [await add(threadId, 'emil').then(({ is }) => is), await send('emil'), await send('chloe'), await send('emil')] },
  { title: 'staff added by name in a thread that waits', begin: held, play: async (send, threadId) => {
    await add(threadId, 'emil');
    await world.transfer('ana', threadId, { queue: true });
    return [await send('emil'), await send('chloe')];
  } },
  { title: 'client and staff in person', begin: () => begun('chloe', ['greta']), play: async (send) => [await send('greta'), await send('chloe'), await send('greta')] },
  { title: 'staff among themselves', begin: () => begun('ana', ['ben']), play: async (send) => [await send('ben'), await send('ana'), await send('ben')] },
  { title: 'with notes in between', begin: held, play: async (send, threadId) => {
    await world.as('ben', (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'Known client.' }));
    return [await send('ana'), await send('chloe')];
  } },
  { title: 'characters of every kind', begin: held, play: async (send) => {
    const answers = [];
    for (const text of ['{"a","b"}', 'NULL', '\\ \\" \' , ; -- $1 ?', '  \u202Eمرحبا\u202C 👩🏽‍💻\n\t<script>alert(1)</script> {{x}} ', 'null', '{}', 'x'.repeat(8000)]) answers.push(await send('chloe', { text }));
    return answers;
  } },
  { title: 'what is refused', begin: held, play: async (send, threadId) => {
    await add(threadId, 'emil');
    return [await send('hana'), await send('ben'), await send('emil'), await send('ana', { lastSeenSeq: 3 }), await send('ana', { text: ' ' }), await send('ana', { lastSeenSeq: -1 })];
  } },
];

describe('through the group and through act', () => {
  test.each(CASES)('$title: the same rows, the same answers, the same rings', async ({ begin, play }) => {
    const group = await played('group', { begin, play });
    const act = await played('act', { begin, play });
    expect(group.left).toEqual(act.left);
  });

  test.each(['group', 'act'] as const)('through %s what somebody has read keeps its time while their mark moves over their own words alone', async (door) => {
    const threadId = await held();
    const says = async (name: Name, lastSeenSeq: number) => {
      const input = { threadId, clientMessageId: randomUUID(), text: 'Good morning.', lastSeenSeq };
      const who = { account: world.id[name] };
      const answer = await (door === 'act' ? world.door.act(who, SIDE_DOOR, (call) => sendMessage(call, input)) : world.sending(who, SIDE_DOOR, input));
      expect(answer.is).toBe('MessageSent');
      return (await world.thread('ana', threadId)).lastSeq;
    };
    const anewWhen = async (deed: () => Promise<unknown>) => {
      await world.sql(`update read_mark set at = at - interval '1 hour' where thread_id = $1`, [threadId]);
      await deed();
      const [mark] = await world.sql<{ anew: boolean }>(`select at > now() - interval '30 minutes' as anew from read_mark where thread_id = $1 and account_id = $2`, [threadId, world.id.ana]);
      return mark?.anew;
    };
    const first = await says('ana', await says('chloe', 3));
    expect(await anewWhen(() => says('ana', first))).toBe(false);
    const asked = await says('chloe', first);
    expect(await anewWhen(() => says('ana', asked))).toBe(true);
  });

  test('many of one group leave what they leave one after the other', async () => {
    const said: [Name, string][] = [['chloe', 'One.'], ['ana', 'Two.'], ['chloe', 'Three.'], ['ana', 'Four.'], ['chloe', 'Five.'], ['chloe', 'Six.']];
    const asGroup: Case['play'] = (send) => Promise.all(said.map(([name, text]) => send(name, { text })));
    const oneByOne: Case['play'] = async (send) => {
      const answers = [];
      for (const [name, text] of said) answers.push(await send(name, { text }));
      return answers;
    };
    const group = await played('group', { begin: held, play: asGroup });
    const act = await played('act', { begin: held, play: oneByOne });
    expect(group.left).toEqual(act.left);
    const [{ transactions } = { transactions: 0 }] = await world.sql<{ transactions: number }>(`select count(distinct xid)::int as transactions from entry where thread_id = $1 and seq > 3`, [group.threadId]);
    expect(transactions).toBe(1);
  });
});

/** What is left of a case: every row, with ids by name. */
async function played(door: Door, { begin, play }: Pick<Case, 'begin' | 'play'>) {
  const threadId = await begin();
  const rings = new Set<string>();
  const deaf = world.bell.listen('everything', (ring) => rings.add(Object.entries(ring).filter(([key]) => key !== 'seq' && key !== 'noteNo').flat().join(' ')));
  let took = 0;
  const send: Send = async (name, given = {}) => {
    const input = { threadId, clientMessageId: randomUUID(), text: 'Good morning.', lastSeenSeq: 99, ...given };
    const who = { account: world.id[name] };
    const answer = door === 'act' ? world.door.act(who, SIDE_DOOR, (call) => sendMessage(call, input)) : world.sending(who, SIDE_DOOR, input);
    return answer.then((each) => {
      if ('named' in each) took++;
      return { ...each, named: undefined };
    }, (error: { code: string }) => error.code);
  };
  const answers = await play(send, threadId);
  await new Promise((resolve) => setImmediate(resolve));
  deaf();
  expect(took > 0).toBe(door === 'group' && rings.size > 0 && JSON.stringify(answers).includes('MessageSent'));
  return { left: inWords({ answers, rings: [...rings].sort(), ...(await rowsOf(threadId)) }, threadId), threadId };
}

/** Moments are those of the entries that they are about. */
async function rowsOf(threadId: string) {
  const entries = await world.sql(`select to_jsonb(e) - 'id' - 'xid' - 'client_entry_id' || jsonb_build_object('once', client_entry_id is not null) as row from entry e where thread_id = $1 order by pos, note_no`, [threadId]);
  const [thread] = await world.sql(
    `select to_jsonb(t) - 'client_thread_id' - 'created_at' - 'held_since' || jsonb_build_object(
       'last_at', t.last_at = (select e.at from entry e where e.thread_id = t.id and e.seq = t.last_seq),
       'preview_at', t.preview_at = (select e.at from entry e where e.thread_id = t.id and e.seq = t.preview_seq),
       'waiting_since', t.waiting_since = (select e.at from entry e where e.thread_id = t.id and e.kind = 'MESSAGE' and e.author_id = t.client_id
         and e.seq > coalesce((select max(r.seq) from entry r where r.thread_id = t.id and r.kind = 'MESSAGE' and r.author_id <> t.client_id), 0)
         order by e.seq limit 1)) as row
     from thread t where id = $1`,
    [threadId],
  );
  const read = await world.sql('select account_id, seq from read_mark where thread_id = $1 order by account_id', [threadId]);
  const participants = await world.sql(`select account_id, part, from_seq, to_seq from participant where thread_id = $1 order by account_id, from_seq`, [threadId]);
  return { entries, thread, read, participants };
}

function inWords<T>(left: T, threadId: string): T {
  const names = new Map([[threadId, 'thread'], ...Object.entries(world.id).map(([name, id]) => [id, name] as const)]);
  const text = JSON.stringify(left).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, (id) => names.get(id) ?? 'some id').replace(/"\d{4}-\d\d-\d\dT[^"]*"/gu, '"some time"');
  return JSON.parse(text) as T;
}
