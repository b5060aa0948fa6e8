import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { createApiToken } from '../access/create-api-token.ts';
import { SIDE_DOOR } from '../call.ts';
import { leaveAndRemoveAll } from '../threads/close.ts';
import { exportThread } from '../threads/export.ts';
import { addParticipants, removeParticipant } from '../threads/participants.ts';
import { seeThread } from '../threads/see.ts';
import { draftsOf, type SaveDraft, saveDraft } from './draft.ts';

describe('saveDraft', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const save = (name: Name, threadId: string, more: Partial<SaveDraft> = {}) => world.as(name, (call) => saveDraft(call, { threadId, kind: 'MESSAGE', text: 'Good mor', after: 0, ...more }));
  /** As a screen reads them: through the thread. */
  const drafts = (name: Name, threadId: string) => world.sees(name, async (call) => draftsOf(call, (await seeThread(call, threadId)).id));
  const written = async (name: Name, threadId: string) => (await drafts(name, threadId)).map(({ kind, text }) => [kind, text]);

  test('a message and a note are kept apart, and whoever opens the thread elsewhere finds both', async () => {
    const threadId = await world.chloeWrites();
    await save('ana', threadId);
    await save('ana', threadId, { kind: 'NOTE', text: 'Ask Ben' });
    expect(await written('ana', threadId)).toEqual([['MESSAGE', 'Good mor'], ['NOTE', 'Ask Ben']]);
  });

  test('nobody else sees it: neither colleague nor client, and it is no part of what is exported', async () => {
    const threadId = await world.chloeWrites();
    await save('ana', threadId, { text: 'between me and my keyboard' });
    for (const name of ['ben', 'chloe'] as const) expect(await drafts(name, threadId)).toEqual([]);
    const exported = await world.door.lookOpen(SIDE_DOOR, (call) => exportThread(call, threadId));
    expect(JSON.stringify(exported)).not.toContain('keyboard');
  });

  test('an older device never writes over newer text: it is handed back, and decides', async () => {
    const threadId = await world.chloeWrites();
    expect(await save('ana', threadId, { text: 'One' })).toMatchObject({ is: 'DraftSaved', draft: { text: 'One', edit: 1 } });
    expect(await save('ana', threadId, { text: 'One two', after: 1 })).toMatchObject({ is: 'DraftSaved', draft: { edit: 2 } });
    expect(await save('ana', threadId, { text: 'Something else', after: 1 })).toMatchObject({ is: 'DraftOvertaken', draft: { text: 'One two', edit: 2 } });
    expect(await written('ana', threadId)).toEqual([['MESSAGE', 'One two']]);
  });

  test('of two devices that save in the same moment one is told of the other', async () => {
    const threadId = await world.chloeWrites();
    const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map((text) => save('ana', threadId, { text })));
    expect(outcomes.map(({ is }) => is).sort()).toEqual(['DraftOvertaken', 'DraftOvertaken', 'DraftOvertaken', 'DraftSaved']);
    expect(new Set(outcomes.map(({ draft }) => JSON.stringify(draft))).size).toBe(1);
  });

  test('a retry after a lost answer is saved already', async () => {
    const threadId = await world.chloeWrites();
    await save('ana', threadId);
    expect(await save('ana', threadId)).toMatchObject({ is: 'DraftSaved', draft: { edit: 1 } });
  });

  test('sent or emptied it has no text, and its number goes on, so that no old device brings it back', async () => {
    const threadId = await world.chloeWrites();
    await save('ana', threadId);
    await save('ana', threadId, { text: '', after: 1 });
    expect(await drafts('ana', threadId)).toMatchObject([{ text: '', edit: 2 }]);
    expect(await save('ana', threadId, { text: 'Good morning', after: 1 })).toMatchObject({ is: 'DraftOvertaken', draft: { text: '', edit: 2 } });
    expect(await world.sql(`select 1 from draft where text like '%mor%' and thread_id = $1`, [threadId])).toEqual([]);
  });

  test('a foreign thread is a missing one, for clients and for staff, and a client keeps no notes', async () => {
    const threadId = await world.chloeWrites();
    for (const name of ['hana', 'emil', 'olga'] as const) {
      await expect(save(name, threadId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(save(name, randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await save('chloe', threadId)).toMatchObject({ is: 'DraftSaved' });
    await expect(save('chloe', threadId, { kind: 'NOTE' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await world.sql('select account_id from draft where thread_id = $1', [threadId])).toEqual([{ account_id: world.id.chloe }]);
  });

  test('whoever loses sight of the thread reads it no more, and has it again when they are back', async () => {
    const threadId = await world.chloeWrites();
    await save('ben', threadId, { text: 'What I was about to say' });
    await world.sql('delete from team_member where account_id = $1 and team_id = $2', [world.id.ben, world.id.support]);
    await expect(drafts('ben', threadId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(save('ben', threadId, { after: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.sql('insert into team_member (team_id, account_id) values ($1, $2)', [world.id.support, world.id.ben]);
    expect(await written('ben', threadId)).toEqual([['MESSAGE', 'What I was about to say']]);
  });

  test('in a thread that has ended, or that one was taken out of and may still read, what was typed is kept all the same', async () => {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { self: true });
    await world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.greta] }));
    await world.as('ana', (call) => removeParticipant(call, { threadId, requestId: randomUUID(), accountId: world.id.greta }));
    expect(await save('greta', threadId)).toMatchObject({ is: 'DraftSaved' });
    await world.as('ana', (call) => leaveAndRemoveAll(call, { threadId, requestId: randomUUID(), lastSeenSeq: 99 }));
    expect(await save('chloe', threadId)).toMatchObject({ is: 'DraftSaved' });
  });

  test('a program that acts for somebody does not read what they are writing', async () => {
    const threadId = await world.chloeWrites();
    await save('dara', threadId);
    const made = await world.as('dara', (call) => createApiToken(call, { name: 'Night bot', scopes: ['SEND_AS_TEAM'], teamIds: [world.id.support] }));
    expect(await world.door.look({ session: made.token.id }, SIDE_DOOR, (call) => draftsOf(call, threadId))).toEqual([]);
  });

  test('a note keeps whom it will address, who hear nothing of it, until it is sent or emptied', async () => {
    const threadId = await world.chloeWrites();
    const addressed = async () => (await drafts('ana', threadId)).map(({ mentionIds }) => mentionIds);
    const note = (more: Partial<SaveDraft>) => save('ana', threadId, { kind: 'NOTE', text: 'Ask @Ben', ...more });
    expect(await note({ mentions: [world.id.ben, world.id.ben, world.id.ana] })).toMatchObject({ is: 'DraftSaved', draft: { mentionIds: [world.id.ben] } });
    expect(await addressed()).toEqual([[world.id.ben]]);
    expect(await world.thread('ben', threadId)).toMatchObject({ mentioned: false });
    // The same again is saved already; the same text that addresses others is another one.
    expect(await note({ mentions: [world.id.ben] })).toMatchObject({ is: 'DraftSaved', draft: { edit: 1 } });
    expect(await note({ mentions: [] })).toMatchObject({ is: 'DraftOvertaken', draft: { mentionIds: [world.id.ben], edit: 1 } });
    await note({ text: '', after: 1 });
    expect(await addressed()).toEqual([[]]);
  });

  test('a draft addresses staff alone, and in a note alone: of anybody else it says nothing', async () => {
    const threadId = await world.chloeWrites();
    for (const id of [world.id.chloe, world.id.hana, world.id.support, randomUUID()]) await expect(save('ana', threadId, { kind: 'NOTE', mentions: [id] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(save('ana', threadId, { mentions: [world.id.ben] })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.mentions' } });
    await expect(save('chloe', threadId, { mentions: [world.id.ana] })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('it may be as long as a message, is kept byte for byte, and what cannot be kept is refused with the field', async () => {
    const threadId = await world.chloeWrites();
    const text = ' \u202E👩🏽‍💻 "quotes" ?$1 {{x}} \n';
    await save('ana', threadId, { text });
    expect(await written('ana', threadId)).toEqual([['MESSAGE', text]]);
    for (const bad of ['a\u0000b', 'half \uD83D of a character', 'x'.repeat(8001)]) {
      await expect(save('ana', threadId, { text: bad, after: 1 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.text' } });
    }
    await expect(save('ana', threadId, { after: -1 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.after' } });
    expect(await save('ana', threadId, { text: 'x'.repeat(8000), after: 1 })).toMatchObject({ is: 'DraftSaved' });
  });
});
