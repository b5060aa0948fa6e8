import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { addParticipants } from '../threads/participants.ts';
import { leaveAndRemoveAll, undoLeaveAndRemoveAll } from '../threads/close.ts';
import { entryPage } from '../threads/entries.ts';
import { exportThread } from '../threads/export.ts';
import { outcomeChoices } from '../threads/outcomes.ts';
import { setThreadTags, tagChoices } from '../threads/tags.ts';
import { outcomes, setOutcomes, setTags, tags } from './tags-and-outcomes.ts';

let world: World;
/** Ids of tags and outcomes by name. */
const id: Record<string, string> = {};
beforeAll(async () => {
  world = await openWorld();
  await defineTags(null, ['Complaint', 'Urgent']);
  await defineTags(world.id.support, ['Card', 'Account']);
  await defineTags(world.id.onboarding, ['Identity']);
});
afterAll(() => world.close());

async function defineTags(teamId: string | null, names: string[], by: Name = 'lena') {
  const made = await world.as(by, (call) => setTags(call, { teamId, tags: names.map((name, i) => ({ id: id[name] ?? null, name, tint: i + 1 })) }));
  for (const tag of made) id[tag.name] = tag.id;
  return made;
}
async function defineOutcomes(asked: 'NEVER' | 'OPTIONAL' | 'REQUIRED', names: string[], by: Name = 'lena') {
  const made = await world.as(by, (call) => setOutcomes(call, { teamId: world.id.support, asked, outcomes: names.map((name) => ({ id: id[name] ?? null, name })) }));
  for (const outcome of made.outcomes) id[outcome.name] = outcome.id;
  return made;
}
const tag = (name: Name, threadId: string, ...names: string[]) => world.as(name, (call) => setThreadTags(call, { threadId, requestId: randomUUID(), tagIds: names.map((each) => id[each] ?? each) }));
const end = (name: Name, threadId: string, more: { outcomeId?: string | null; reason?: string } = {}) => world.as(name, (call) => leaveAndRemoveAll(call, { threadId, requestId: randomUUID(), lastSeenSeq: 99, ...more }));
const staffLines = async (threadId: string) => (await world.sees('ana', (call) => entryPage(call, threadId, {}))).items.filter((each) => each.is === 'StaffLine');
const held = async () => {
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  return threadId;
};

describe('tags', () => {
  test('are set by whoever may write there, all at once, and told among staff; a client learns nothing', async () => {
    const threadId = await held();
    const before = await world.thread('ana', threadId);
    expect(await tag('ana', threadId, 'Urgent', 'Card')).toEqual({ is: 'ThreadTagged', threadId });
    expect(await world.thread('ben', threadId)).toMatchObject({ tagIds: [id['Urgent'], id['Card']], version: before.version, waitingSince: before.waitingSince, can: { tag: true } });
    expect(await staffLines(threadId)).toMatchObject([{ kind: 'TAGGED', actorId: world.id.ana, text: 'Urgent, Card' }]);
    await tag('ben', threadId, 'Card', 'Urgent');
    expect(await staffLines(threadId)).toHaveLength(1);
    await tag('ben', threadId);
    expect(await staffLines(threadId)).toMatchObject([{}, { text: null, actorId: world.id.ben }]);
    expect(await world.thread('chloe', threadId)).toMatchObject({ tagIds: null, outcomeId: null, can: { tag: false } });
    expect(await world.sees('chloe', (call) => tagChoices(call, threadId))).toBe(null);
    await expect(tag('chloe', threadId, 'Card')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const [line] = await world.sql(`select before, after from audit where deed = 'thread.tagged' and thread_id = $1 order by at limit 1`, [threadId]);
    expect(line).toEqual({ before: { tags: [] }, after: { tags: ['Urgent', 'Card'] } });
  });

  test('are those of the firm and of the thread\'s team; another team\'s do not exist', async () => {
    const threadId = await held();
    expect((await world.sees('ana', (call) => tagChoices(call, threadId)))?.map(({ name }) => name)).toEqual(['Complaint', 'Urgent', 'Card', 'Account']);
    for (const foreign of ['Identity', randomUUID()]) await expect(tag('ana', threadId, foreign)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(tag('emil', threadId, 'Urgent')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.emil] }));
    expect(await tag('emil', threadId, 'Urgent')).toMatchObject({ is: 'ThreadTagged' });
  });

  test('that are given no more stay where they are, and a repeated request has one effect', async () => {
    const threadId = await held();
    const requestId = randomUUID();
    const ask = () => world.as('ana', (call) => setThreadTags(call, { threadId, requestId, tagIds: [id['Account'] ?? ''] }));
    await Promise.all([ask(), ask(), ask()]);
    expect(await staffLines(threadId)).toHaveLength(1);
    await defineTags(world.id.support, ['Card']);
    expect(await tag('ana', threadId, 'Account', 'Card')).toMatchObject({ is: 'ThreadTagged' });
    expect(await world.thread('ana', threadId)).toMatchObject({ tagIds: [id['Card'], id['Account']] });
    await tag('ana', threadId);
    await expect(tag('ana', threadId, 'Account')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await end('ana', threadId);
    expect(await tag('ana', threadId, 'Card')).toEqual({ is: 'ThreadEnded', threadId });
  });

  test('are named by administrators, each name once; members read their team\'s, nobody else does', async () => {
    await expect(defineTags(null, ['Mine'], 'ana')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(defineTags(null, ['Complaint', 'complaint '])).rejects.toMatchObject({ details: { path: 'input.tags.1.name' } });
    await expect(world.as('lena', (call) => setTags(call, { teamId: null, tags: [{ id: id['Card'] ?? '', name: 'Card', tint: 1 }] }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.as('lena', (call) => setTags(call, { teamId: null, tags: [{ name: 'Pale', tint: 8 }] }))).rejects.toMatchObject({ details: { path: 'input.tags.0.tint' } });
    expect((await world.sees('ben', (call) => tags(call, world.id.support))).map(({ name }) => name)).toEqual(['Card']);
    await expect(world.sees('emil', (call) => tags(call, world.id.support))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await world.sees('emil', (call) => tags(call, null))).toMatchObject([{ name: 'Complaint', tint: 1, teamId: null, retired: false }, { name: 'Urgent', tint: 2 }]);
  });
});

describe('how a conversation ended', () => {
  test('is not asked, may be said, or has to be, as the team\'s setting says', async () => {
    const threads = [await held(), await held(), await held()] as const;
    await defineOutcomes('NEVER', ['Solved', 'No answer']);
    expect(await world.sees('ana', (call) => outcomeChoices(call, threads[0]))).toBe(null);
    expect(await end('ana', threads[0])).toMatchObject({ is: 'EverybodyLeft' });
    await defineOutcomes('OPTIONAL', ['Solved', 'No answer']);
    expect(await world.sees('ana', (call) => outcomeChoices(call, threads[1]))).toEqual({ asked: 'OPTIONAL', outcomes: [{ id: id['Solved'], name: 'Solved' }, { id: id['No answer'], name: 'No answer' }] });
    expect(await end('ana', threads[1])).toMatchObject({ is: 'EverybodyLeft' });
    await defineOutcomes('REQUIRED', ['Solved', 'No answer']);
    expect(await end('ana', threads[2])).toEqual({ is: 'OutcomeRequired', threadId: threads[2] });
    expect(await world.thread('ana', threads[2])).toMatchObject({ state: 'HELD', outcomeId: null });
    expect(await end('ana', threads[2], { outcomeId: id['Solved'] ?? '' })).toMatchObject({ is: 'EverybodyLeft' });
    expect(await world.thread('ben', threads[2])).toMatchObject({ state: 'CLOSED', outcomeId: id['Solved'] });
    expect(await world.thread('chloe', threads[2])).toMatchObject({ state: 'CLOSED', outcomeId: null });
  });

  test('stands in the audit and in the export, goes with the undo, and a system administrator is not asked', async () => {
    const [threadId, byRank] = [await held(), await held()];
    await tag('ana', threadId, 'Urgent');
    await end('ana', threadId, { outcomeId: id['No answer'] ?? '' });
    const [line] = await world.sql(`select after->>'outcome' as outcome from audit where deed = 'thread.closed' and thread_id = $1`, [threadId]);
    expect(line).toEqual({ outcome: 'No answer' });
    expect(await world.door.actOpen({ address: null, requestId: null }, (call) => exportThread(call, threadId))).toMatchObject({ outcome: { name: 'No answer' }, tags: [{ name: 'Urgent' }], thread: { outcomeId: id['No answer'] } });
    await world.as('ana', (call) => undoLeaveAndRemoveAll(call, { threadId, requestId: randomUUID() }));
    expect(await world.thread('ana', threadId)).toMatchObject({ state: 'HELD', outcomeId: null });
    expect(await end('olga', byRank, { reason: 'The client asked for it.' })).toMatchObject({ is: 'EverybodyLeft' });
  });

  test('is one of its own team\'s, as it stands now; only administrators say which there are', async () => {
    const threadId = await held();
    for (const foreign of [randomUUID(), id['Urgent'] ?? '']) await expect(end('ana', threadId, { outcomeId: foreign })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await defineOutcomes('REQUIRED', ['Solved']);
    await expect(end('ana', threadId, { outcomeId: id['No answer'] ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(defineOutcomes('OPTIONAL', ['Solved'], 'ana')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(defineOutcomes('REQUIRED', [])).rejects.toMatchObject({ details: { path: 'input.outcomes' } });
    expect(await world.sees('ana', (call) => outcomes(call, world.id.support))).toEqual({ asked: 'REQUIRED', outcomes: [{ id: id['Solved'], name: 'Solved' }] });
    await expect(world.sees('greta', (call) => outcomes(call, world.id.support))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
