import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { cannedReplies, createCannedReply, deleteCannedReply, updateCannedReply } from './canned-replies.ts';
import type { GivenOwner } from './ownership.ts';
import { readyReplies } from './ready-replies.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const words = (shortcut: string, text = `Text of ${shortcut}.`) => ({ shortcut, title: `Title of ${shortcut}`, text });
const create = (name: Name, owner: GivenOwner, shortcut: string, text?: string) => world.as(name, (call) => createCannedReply(call, { for: owner, ...words(shortcut, text) }));
const update = (name: Name, cannedReplyId: string, shortcut: string) => world.as(name, (call) => updateCannedReply(call, { cannedReplyId, ...words(shortcut) }));
const remove = (name: Name, cannedReplyId: string) => world.as(name, (call) => deleteCannedReply(call, { cannedReplyId }));
const seen = (name: Name, teamId: string | null = null) => world.sees(name, (call) => cannedReplies(call, teamId)).then((all) => all.map(({ shortcut }) => shortcut));
const support = () => ({ team: world.id.support });
const STAFF = ['ana', 'ben', 'dara', 'emil', 'greta', 'lena', 'olga'] as const satisfies Name[];

/** What each of the staff is answered, by name: `ok`, or the code of the refusal. */
async function each(work: (name: Name) => Promise<unknown>): Promise<Record<string, string>> {
  const answers = STAFF.map(async (name) => [name, await work(name).then(() => 'ok', (error: { code: string }) => error.code)] as const);
  return Object.fromEntries(await Promise.all(answers));
}

describe('who may make, use and change a canned reply', () => {
  test('one\'s own is one\'s own: nobody else knows of it, whatever they administer', async () => {
    const { id } = await create('ben', { me: true }, 'own');
    expect(await each((name) => update(name, id, 'own'))).toEqual({ ana: 'NOT_FOUND', ben: 'ok', dara: 'NOT_FOUND', emil: 'NOT_FOUND', greta: 'NOT_FOUND', lena: 'NOT_FOUND', olga: 'NOT_FOUND' });
    for (const name of STAFF) expect([name, (await seen(name)).includes('own')]).toEqual([name, name === 'ben']);
  });

  test('a team\'s is its members\', and administrators look after it without using it', async () => {
    expect(await each((name) => create(name, support(), `by-${name}`))).toEqual({ ana: 'ok', ben: 'ok', dara: 'ok', emil: 'FORBIDDEN', greta: 'FORBIDDEN', lena: 'ok', olga: 'ok' });
    const { id } = await create('ana', support(), 'ours');
    expect(await each((name) => update(name, id, 'ours'))).toEqual({ ana: 'ok', ben: 'ok', dara: 'ok', emil: 'NOT_FOUND', greta: 'NOT_FOUND', lena: 'ok', olga: 'ok' });
    for (const name of STAFF) expect([name, (await seen(name)).includes('ours')]).toEqual([name, ['ana', 'ben', 'dara'].includes(name)]);
    expect(await seen('lena', world.id.support)).toContain('ours');
    await expect(seen('emil', world.id.support)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(seen('ana', world.id.chloe)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('the firm\'s is used by all of the staff and changed by administrators', async () => {
    expect(await each((name) => create(name, { firm: true }, `firm-${name}`))).toEqual({ ana: 'FORBIDDEN', ben: 'FORBIDDEN', dara: 'FORBIDDEN', emil: 'FORBIDDEN', greta: 'FORBIDDEN', lena: 'ok', olga: 'ok' });
    const { id } = await create('lena', { firm: true }, 'all');
    expect(await each((name) => update(name, id, 'all'))).toMatchObject({ ana: 'FORBIDDEN', greta: 'FORBIDDEN', olga: 'ok' });
    for (const name of STAFF) expect(await seen(name)).toContain('all');
    expect(await remove('olga', id)).toBe(true);
    expect(await seen('ana')).not.toContain('all');
    await expect(remove('olga', id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('whoever leaves the team leaves its replies', async () => {
    const { id } = await create('ben', support(), 'farewell');
    await world.sql('delete from team_member where account_id = $1', [world.id.ben]);
    await expect(update('ben', id, 'farewell')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await seen('ben')).not.toContain('farewell');
    await world.sql('insert into team_member (team_id, account_id) values ($1, $2)', [world.id.support, world.id.ben]);
  });

  test('every change is audited, with its shortcut and without its text', async () => {
    const { id } = await create('ana', support(), 'audited');
    await update('ana', id, 'audited-again');
    await remove('ana', id);
    const lines = await world.sql<{ deed: string }>('select deed, team_id, before, after from audit where target_id = $1 order by at, id', [id]);
    expect(lines).toMatchObject([
      { deed: 'cannedReply.created', team_id: world.id.support, after: { ownedBy: 'TEAM', shortcut: 'audited' } },
      { deed: 'cannedReply.updated', before: { shortcut: 'audited' }, after: { shortcut: 'audited-again', newText: true } },
      { deed: 'cannedReply.deleted', before: { shortcut: 'audited-again' } },
    ]);
    expect(JSON.stringify(lines)).not.toContain('Text of');
    const own = await create('ana', { me: true }, 'private');
    expect(await world.sql('select after from audit where target_id = $1', [own.id])).toEqual([{ after: { ownedBy: 'ME' } }]);
  });
});

test('a shortcut is one word and stands once for each owner, whatever its case; a placeholder that there is not is refused', async () => {
  expect(await create('ana', { me: true }, '/Bank-Holiday')).toMatchObject({ shortcut: 'bank-holiday', ownedBy: 'ME', teamId: null, mayChange: true });
  await expect(create('ana', { me: true }, 'BANK-holiday')).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.shortcut' } });
  await create('ben', { me: true }, 'bank-holiday');
  await create('ana', support(), 'bank-holiday');
  for (const wrong of ['two words', '', '/', 'a.b']) await expect(create('ana', { me: true }, wrong)).rejects.toMatchObject({ details: { path: 'input.shortcut' } });
  await expect(create('ana', { me: true }, 'typo', 'Dear {client.fistName},')).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.text' } });
  await expect(world.as('ana', (call) => createCannedReply(call, { for: {}, ...words('nobodys') }))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

describe('as it would be inserted in a thread', () => {
  const ALL = 'Dear {client.firstName} ({client.name}), {me.firstName} ({me.name}) of {team.name}, {team.hours}. {braces}';
  const ready = (name: Name, threadId: string) => world.sees(name, (call) => readyReplies(call, threadId));
  const filled = async (name: Name, threadId: string, shortcut: string) => (await ready(name, threadId))?.find(({ reply }) => reply.shortcut === shortcut);

  test('its placeholders are filled, and what nobody knows stays visibly open', async () => {
    await create('ana', support(), 'everything', ALL);
    const threadId = await world.chloeWrites();
    expect(await filled('ana', threadId, 'everything')).toMatchObject({ text: 'Dear Chloe (Chloe Bennett), Ana (Ana Moreau) of Support, [hours]. {braces}', open: ['team.hours'] });
    const hours = { timeZone: 'Europe/London', intervals: [...[1, 2, 3, 4].map((weekday) => ({ weekday, opens: '08:00', closes: '18:00' })), { weekday: 5, opens: '13:00', closes: '16:00' }, { weekday: 5, opens: '08:00', closes: '12:00' }] };
    await world.sql('update account set hours = $2 where id = $1', [world.id.support, JSON.stringify(hours)]);
    expect(await filled('ana', threadId, 'everything')).toMatchObject({ text: expect.stringContaining('Support, Monday to Thursday 08:00 to 18:00, Friday 08:00 to 12:00 and 13:00 to 16:00 (London time).'), open: [] });
  });

  test('where the team answers as one, nobody\'s name is filled in', async () => {
    await create('emil', { me: true }, 'signed', 'Yours, {me.name}');
    await world.sql(`update account set attribution = 'TEAM' where id = $1`, [world.id.onboarding]);
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { team: world.id.onboarding });
    expect(await filled('emil', threadId, 'signed')).toMatchObject({ text: 'Yours, [your name]', open: ['me.name'] });
  });

  test('there are one\'s own, the thread\'s team\'s and the firm\'s, and none for a client or for whoever writes nothing there', async () => {
    await create('dara', { me: true }, 'daras');
    await create('emil', { team: world.id.onboarding }, 'onboardings');
    const threadId = await world.chloeWrites();
    const shortcuts = (await ready('dara', threadId))?.map(({ reply }) => reply.shortcut);
    expect(shortcuts).toEqual(expect.arrayContaining(['daras', 'everything', 'firm-lena']));
    expect(shortcuts).not.toContain('onboardings');
    expect(shortcuts?.[0]).toBe('daras');
    expect(await ready('chloe', threadId)).toBe(null);
    await expect(ready('greta', threadId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.sql(`update thread set state = 'CLOSED', closed_at = now() where id = $1`, [threadId]);
    expect(await ready('ana', threadId)).toBe(null);
  });
});
