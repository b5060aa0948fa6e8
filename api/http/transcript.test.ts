import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteMessage } from '../domain/messages/delete.ts';
import { editMessage } from '../domain/messages/edit.ts';
import { addNote } from '../domain/messages/note.ts';
import { addParticipants, removeParticipant } from '../domain/threads/participants.ts';
import { entryPage } from '../domain/threads/entries.ts';
import { STANDARD } from '../limits.ts';
import { type Name, openServed, type Served, serve, UNHURRIED } from '../test/served.ts';

let served: Served;
const cookies = new Map<Name, string>();
beforeAll(async () => {
  served = await openServed();
  for (const name of ['ana', 'ben', 'chloe', 'emil', 'greta', 'hana', 'olga'] as const) cookies.set(name, await served.signedIn(name));
});
afterAll(() => served.close());

const download = (name: Name | null, threadId: string, file = 'transcript.txt', headers: Record<string, string> = {}) =>
  fetch(new URL(`/threads/${threadId}/${file}`, served.url), { headers: { ...headers, ...(name ? { cookie: cookies.get(name) ?? '' } : {}) } });
const text = async (name: Name, threadId: string, file?: string) => (await download(name, threadId, file)).text();

/** Chloe, Ana who holds it, Greta for a while, notes among them, and Ben who has it in the end. */
async function aConversation(): Promise<string> {
  const { world } = served;
  const threadId = await world.chloeWrites('First from Chloe.\nIn two lines.');
  await world.transfer('ana', threadId, { self: true });
  await world.says('ana', threadId, 'Second from Ana.');
  await world.as('ana', (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'A note of lobelia.' }));
  await world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.greta], history: 'FROM_NOW' }));
  await world.says('greta', threadId, 'Third from Greta.');
  await world.as('ana', (call) => removeParticipant(call, { threadId, requestId: randomUUID(), accountId: world.id.greta }));
  await world.transfer('ana', threadId, { member: world.id.ben }, { note: 'The handover of lobelia.' });
  await world.says('chloe', threadId, 'Fourth from Chloe.');
  return threadId;
}

test('each reader gets what they may read of it, and nothing else: the client without notes, a helper their part of it, staff the notes if they ask', async () => {
  const threadId = await aConversation();
  const chloe = await text('chloe', threadId);
  expect(chloe).toContain('Chloe Bennett\n       First from Chloe.\n       In two lines.\n');
  expect(chloe).toContain('Ana Moreau, Support\n       Second from Ana.');
  expect(chloe).toContain('Ben Okafor from Support took over from Ana Moreau');
  expect(chloe).toContain('Alder & Finch · Support · Chloe Bennett');
  expect(chloe).not.toMatch(/lobelia|only staff/);
  expect(await text('ben', threadId)).not.toContain('lobelia');
  const ben = await text('ben', threadId, 'transcript.txt?notes=1');
  expect(ben).toContain('Note by Ana Moreau, only staff can see this\n       A note of lobelia.');
  expect(ben).toContain('The handover of lobelia.');
  const greta = await text('greta', threadId, 'transcript.txt?notes=1');
  expect(greta).toContain('Third from Greta.');
  expect(greta).not.toMatch(/First|Second|Fourth|lobelia/);
});

test('what was changed says so, and what was taken back is not there any more', async () => {
  const { world } = served;
  const threadId = await aConversation();
  const sent = async (says: string) => {
    const answer = await world.says('ben', threadId, says);
    return answer.is === 'MessageSent' ? answer.message.id : '';
  };
  const [changed, takenBack] = [await sent('Fifth, mistyped.'), await sent('Sixth, to somebody else.')];
  await world.as('ben', (call) => editMessage(call, { threadId, messageId: changed, requestId: randomUUID(), text: 'Fifth.', from: 0 }));
  await world.as('ben', (call) => deleteMessage(call, { threadId, messageId: takenBack, requestId: randomUUID() }));
  const chloe = await text('chloe', threadId);
  expect(chloe).toMatch(/\d\d:\d\d, edited  Ben Okafor, Support\n       Fifth\.\n/);
  expect(chloe).toContain('Ben Okafor, Support\n       Taken back by its author.\n');
  expect(chloe).not.toMatch(/mistyped|Sixth/);
});

test('it is, for every reader and side, exactly what their screen reads', async () => {
  const threadId = await aConversation();
  for (const name of ['chloe', 'ben', 'greta'] as const) {
    const { items } = await served.world.sees(name, (call) => entryPage(call, threadId, { last: 100 }));
    const written = await text(name, threadId, name === 'chloe' ? undefined : 'transcript.txt?notes=1');
    const bodies = items.flatMap((entry) => ('text' in entry && entry.text !== null ? [entry.text.split('\n')[0] ?? ''] : []));
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies.filter((body) => !written.includes(body))).toEqual([]);
    expect(written.match(/^\d\d:\d\d {2}/gm)?.length, name).toBe(items.length);
  }
});

test('where the team answers as one, its client reads the team and never a member, in either form', async () => {
  const { world } = served;
  await world.sql(`update account set attribution = 'TEAM' where id = $1`, [world.id.support]);
  const threadId = await aConversation();
  for (const file of ['transcript.txt', 'transcript.html']) {
    const chloe = await text('chloe', threadId, file);
    expect(chloe).toContain('Second from Ana.');
    expect(chloe.replaceAll('Second from Ana.', '')).not.toMatch(/Ana|Ben O|Moreau|lobelia|took over|joined/);
    expect(chloe).toMatch(/Support<\/b> |\d\d {2}Support\n/);
  }
  await world.sql(`update account set attribution = 'MEMBER_AND_TEAM' where id = $1`, [world.id.support]);
});

test('whoever may not read it is told what they would be told of none, and clients are given no notes', async () => {
  const threadId = await aConversation();
  const none = await download('hana', randomUUID());
  for (const name of ['hana', 'emil', 'olga'] as const) {
    const answer = await download(name, threadId);
    expect([name, answer.status, (await answer.json()).errors[0].message]).toEqual([name, 404, (await none.clone().json()).errors[0].message]);
  }
  await none.body?.cancel();
  expect((await download(null, threadId)).status).toBe(401);
  expect((await download('chloe', threadId, 'transcript.txt?notes=1')).status).toBe(403);
  expect((await download('chloe', threadId, 'transcript.txt', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await download('chloe', threadId, 'transcript.pdf')).status).toBe(404);
  expect((await download('chloe', threadId, 'transcript.txt?zone=Mars/Base')).status).toBe(400);
});

test('it is a file to keep, or a page to print that may show its text and nothing else, by the clocks of whoever reads it', async () => {
  const threadId = await served.world.chloeWrites(`<script>alert(1)</script> & "quotes" <img src=x onerror='1'>`);
  await served.world.sql(`update entry set at = '2026-07-01T22:30:00Z' where thread_id = $1`, [threadId]);
  const file = await download('chloe', threadId, 'transcript.txt?zone=Europe/London');
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="conversation-\d{4}-\d\d-\d\d\.txt"$/);
  expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(file.headers.get('cache-control')).toBe('no-store');
  expect(await file.text()).toMatch(/Wednesday,? 1 July 2026\n\n23:30 {2}/);
  const page = await download('chloe', threadId, 'transcript.html?zone=Asia/Tokyo');
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; style-src 'nonce-[^']+'; base-uri 'none'/);
  expect(page.headers.get('content-disposition')).toBe('inline');
  const html = await page.text();
  expect(html).toContain(`nonce="${(/'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`);
  expect(html).not.toMatch(/<script|<img/);
  expect(html).toContain('&#60;script&#62;alert(1)&#60;/script&#62; &#38; &#34;quotes&#34;');
  expect(html).toMatch(/Thursday,? 2 July 2026[\s\S]*>07:30</);
  expect((await download('chloe', threadId, 'transcript.html?save=1')).headers.get('content-disposition')).toMatch(/^attachment;.*\.html"$/);
});

test('ten thousand messages come whole and in order, a piece at a time, and that it was taken stands in the audit', async () => {
  const { world } = served;
  const threadId = await world.chloeWrites();
  await world.sql(
    `with t as (update thread set last_seq = 10001 where id = $1)
     insert into entry (id, thread_id, pos, seq, kind, author_id, body, at) select gen_random_uuid(), $1, i, i, 'MESSAGE', $2, 'No. ' || i || '.', now() from generate_series(3, 10001) i`,
    [threadId, world.id.chloe],
  );
  const answer = await download('chloe', threadId);
  const found = [...(await answer.text()).matchAll(/No\. (\d+)\./g)].map(([, number]) => Number(number));
  expect(found).toEqual(Array.from({ length: 9_999 }, (_, i) => i + 3));
  expect(answer.headers.get('transfer-encoding')).toBe('chunked');
  const [line] = await world.sql(`select actor_id, after from audit where deed = 'thread.transcribed' and thread_id = $1`, [threadId]);
  expect(line).toEqual({ actor_id: world.id.chloe, after: { upTo: 10_001, notes: false } });
});

test('nobody takes more than so many an hour', async () => {
  const threadId = await served.world.chloeWrites();
  const narrow = await serve(served.world, null, { ...UNHURRIED, pace: { ...STANDARD.pace, filesAnHour: 2 } });
  const ask = async () => {
    const answer = await fetch(new URL(`/threads/${threadId}/transcript.txt`, narrow.url), { headers: { cookie: cookies.get('chloe') ?? '' } });
    await answer.text();
    return answer.status;
  };
  expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429]);
  await narrow.close();
});
