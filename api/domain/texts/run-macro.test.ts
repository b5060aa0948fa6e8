import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { entryPage } from '../threads/entries.ts';
import { createCannedReply } from './canned-replies.ts';
import type { GivenAct } from './macro.ts';
import { createMacro, deleteMacro, macros, macrosFor, updateMacro } from './macros.ts';
import type { GivenOwner } from './ownership.ts';
import { refusedMacro, runMacro } from './run-macro.ts';
import { setOutcomes, setTags } from './tags-and-outcomes.ts';

let world: World;
/** What acts name. */
const made: Record<'thanks' | 'hours' | 'bens' | 'urgent' | 'card' | 'identity' | 'solved' | 'retired', string> = { thanks: '', hours: '', bens: '', urgent: '', card: '', identity: '', solved: '', retired: '' };
beforeAll(async () => {
  world = await openWorld();
  const { support, onboarding } = world.id;
  const reply = async (name: Name, owner: GivenOwner, shortcut: string, text: string) => (await world.as(name, (call) => createCannedReply(call, { for: owner, shortcut, title: shortcut, text }))).id;
  made.thanks = await reply('ana', { team: support }, 'thanks', 'Thank you, {client.firstName}.');
  made.hours = await reply('ana', { team: support }, 'hours', 'We are there {team.hours}.');
  made.bens = await reply('ben', { me: true }, 'bens', 'Ben says so.');
  const tag = async (teamId: string | null, name: string) => (await world.as('lena', (call) => setTags(call, { teamId, tags: [{ name, tint: 1 }] })))[0]?.id ?? '';
  made.urgent = await tag(null, 'Urgent');
  made.card = await tag(support, 'Card');
  made.identity = await tag(onboarding, 'Identity');
  const outcomes = (given: { id?: string; name: string }[]) => world.as('lena', (call) => setOutcomes(call, { teamId: support, asked: 'REQUIRED', outcomes: given }));
  [made.solved = '', made.retired = ''] = (await outcomes([{ name: 'Solved' }, { name: 'Rung back' }])).outcomes.map(({ id }) => id);
  await outcomes([{ id: made.solved, name: 'Solved' }]);
});
afterAll(() => world.close());

const create = (name: Name, acts: GivenAct[], owner: GivenOwner = { team: world.id.support }) => world.as(name, (call) => createMacro(call, { for: owner, name: `Macro ${randomUUID()}`, acts }));
const run = async (name: Name, threadId: string, macroId: string, more: { version?: number; requestId?: string } = {}) => {
  const { version, lastSeq } = await world.thread(name, threadId);
  const input = { threadId, macroId, requestId: randomUUID(), version: version ?? 0, lastSeenSeq: lastSeq, ...more };
  return world.as(name, (call) => runMacro(call, input)).catch(refusedMacro);
};
const held = async (by: Name = 'ana') => {
  const threadId = await world.chloeWrites();
  await world.transfer(by, threadId, { self: true });
  return threadId;
};
const entries = async (threadId: string) => (await world.sees('ana', (call) => entryPage(call, threadId, { last: 100 }))).items;
/** Every row of a thread, so that nothing is found to have changed. */
const rows = (threadId: string) => world.sql(
  `select (select to_jsonb(t) from thread t where t.id = $1) as thread,
     (select jsonb_agg(to_jsonb(e) order by e.pos, e.note_no) from entry e where e.thread_id = $1) as entries,
     (select jsonb_agg(to_jsonb(p) order by p.id) from participant p where p.thread_id = $1) as participants,
     (select jsonb_agg(to_jsonb(g) order by g.id) from engagement g where g.thread_id = $1) as engagements,
     (select count(*)::int from audit where thread_id = $1) as audit, (select count(*)::int from done_request where thread_id = $1) as done,
     (select jsonb_agg(to_jsonb(m) order by m.account_id) from read_mark m where m.thread_id = $1) as read`,
  [threadId],
);

describe('a macro', () => {
  test('does all its acts in one transaction, in its order, each by its own verb', async () => {
    const { id } = await create('ana', [{ self: true }, { reply: made.thanks }, { note: 'Bank called.' }, { tags: [made.card, made.urgent] }, { end: { outcomeId: made.solved } }]);
    const threadId = await world.chloeWrites();
    expect(await run('ana', threadId, id)).toMatchObject({ is: 'MacroRan', undoUntil: expect.any(String) });
    const all = await entries(threadId);
    expect(all.map((each) => ('kind' in each ? each.kind : each.text))).toEqual(['STARTED', expect.any(String), 'JOINED', 'Thank you, Chloe.', 'Bank called.', 'TAGGED', 'CLOSED']);
    expect(await world.thread('ana', threadId)).toMatchObject({ state: 'CLOSED', outcomeId: made.solved, tagIds: [made.urgent, made.card] });
    const [{ transactions } = { transactions: 0 }] = await world.sql<{ transactions: number }>('select count(distinct xid)::int as transactions from entry where thread_id = $1 and pos > 2', [threadId]);
    expect(transactions).toBe(1);
    const lines = await world.sql<{ deed: string }>('select deed from audit where thread_id = $1 order by deed', [threadId]);
    expect(lines.map(({ deed }) => deed)).toEqual(['macro.run', 'thread.closed', 'thread.started', 'thread.tagged', 'thread.transferred']);
  });

  test('whose third act is refused has done nothing, and says which and why', async () => {
    const { id } = await create('ana', [{ reply: made.thanks }, { tags: [made.card] }, { member: world.id.emil }, { note: 'Never written.' }]);
    const threadId = await held();
    const before = await rows(threadId);
    expect(await run('ana', threadId, id)).toMatchObject({ is: 'MacroRefused', place: 3, act: { kind: 'TO_MEMBER', accountId: world.id.emil }, why: { is: 'TargetUnavailable', reason: 'NOT_MEMBER' } });
    expect(await rows(threadId)).toEqual(before);
  });

  test('answers why with what the act itself would have answered', async () => {
    const why = async (acts: GivenAct[], prepare: (threadId: string) => Promise<unknown> = async () => null) => {
      const { id } = await create('ana', acts);
      const threadId = await held();
      await prepare(threadId);
      const before = await rows(threadId);
      const answer = await run('ana', threadId, id);
      expect(await rows(threadId)).toEqual(before);
      return 'why' in answer ? { place: answer.place, ...answer.why } : answer;
    };
    expect(await why([{ end: {} }])).toMatchObject({ place: 1, is: 'OutcomeRequired' });
    expect(await why([{ note: 'First.' }, { reply: made.hours }])).toMatchObject({ place: 2, is: 'ActRefused', code: 'BAD_USER_INPUT', message: expect.stringContaining('{team.hours}') });
    expect(await why([{ note: 'First.' }, { reply: made.thanks }], (threadId) => world.transfer('ben', threadId, { self: true }))).toMatchObject({ place: 2, is: 'SendBlocked', reason: 'NOT_HOLDER' });
  });

  test('that was decided on an older version is a conflict, and on an ended thread there is nothing to do', async () => {
    const { id } = await create('ana', [{ note: 'Too late.' }]);
    const threadId = await held();
    const { version } = await world.thread('ana', threadId);
    await world.transfer('ben', threadId, { self: true });
    expect(await run('ana', threadId, id, { version: version ?? 0 })).toMatchObject({ is: 'TransferConflict', holderId: world.id.ben });
    await world.sql(`update thread set state = 'CLOSED', holder_id = null, closed_at = now() where id = $1`, [threadId]);
    expect(await run('ana', threadId, id)).toEqual({ is: 'ThreadEnded', threadId });
  });

  test('asked for many times at once under one request id is carried out once', async () => {
    const { id } = await create('ana', [{ note: 'Once.' }, { tags: [made.urgent] }]);
    const threadId = await held();
    const requestId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => run('ana', threadId, id, { requestId })));
    expect(new Set(answers.map((each) => JSON.stringify(each)))).toEqual(new Set([JSON.stringify({ is: 'MacroRan', threadId, undoUntil: null })]));
    expect((await entries(threadId)).filter((each) => each.is === 'Note')).toHaveLength(1);
  });
});

describe('who may make, run and know of a macro', () => {
  test('runs it who may use it, and only on threads of its team; a client has none', async () => {
    const team = await create('ana', [{ note: 'Ours.' }]);
    const own = await create('ben', [{ note: 'Mine.' }], { me: true });
    const firm = await create('lena', [{ note: 'All.' }], { firm: true });
    const threadId = await held();
    expect(await run('ben', threadId, own.id)).toMatchObject({ is: 'MacroRan' });
    for (const foreign of [own.id, randomUUID()]) await expect(run('ana', threadId, foreign)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.transfer('ana', threadId, { team: world.id.onboarding });
    await expect(run('dara', threadId, team.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await run('dara', threadId, firm.id)).toMatchObject({ is: 'MacroRan' });
    await expect(run('greta', threadId, firm.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await world.sees('chloe', (call) => macrosFor(call, threadId))).toBe(null);
    expect((await world.sees('dara', (call) => macrosFor(call, threadId)))?.map(({ ownedBy }) => ownedBy)).toEqual(['FIRM']);
    const known = (name: Name) => world.sees(name, (call) => macros(call)).then((all) => [own.id, team.id, firm.id].filter((id) => all.some((each) => each.id === id)));
    expect([await known('ben'), await known('ana'), await known('greta'), await known('lena')]).toEqual([[own.id, team.id, firm.id], [team.id, firm.id], [firm.id], [firm.id]]);
    const change = (name: Name, macroId: string) => world.as(name, (call) => updateMacro(call, { macroId, name: `New ${randomUUID()}`, acts: [{ note: 'Changed.' }] }));
    await expect(change('lena', own.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(change('emil', team.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(change('ana', firm.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await change('dara', team.id)).toMatchObject({ acts: [{ kind: 'NOTE', text: 'Changed.' }] });
    expect(await world.as('lena', (call) => deleteMacro(call, { macroId: team.id }))).toBe(true);
  });

  test('names nothing that is not there for all who will use it, whether it is another\'s or never was', async () => {
    const { hana, onboarding } = world.id;
    const wrong: [Name, GivenOwner, GivenAct][] = [
      ['ana', { team: world.id.support }, { reply: made.bens }], ['ben', { team: world.id.support }, { reply: made.bens }], ['lena', { firm: true }, { reply: made.thanks }],
      ['ana', { team: world.id.support }, { tags: [made.identity] }], ['lena', { firm: true }, { tags: [made.card] }], ['lena', { firm: true }, { end: { outcomeId: made.solved } }],
      ['ana', { me: true }, { member: hana }], ['ana', { team: world.id.support }, { end: { outcomeId: made.retired } }], ['ana', { me: true }, { member: onboarding }], ['ana', { me: true }, { team: world.id.ben }], ['ana', { me: true }, { reply: randomUUID() }], ['ana', { me: true }, { tags: [randomUUID()] }], ['ana', { me: true }, { end: { outcomeId: randomUUID() } }],
    ];
    for (const [name, owner, act] of wrong) await expect(create(name, [{ note: 'First.' }, act], owner), JSON.stringify(act)).rejects.toMatchObject({ code: 'NOT_FOUND', details: { path: 'input.acts.1' } });
    expect(await create('ben', [{ reply: made.bens }, { tags: [made.card] }, { team: onboarding }], { me: true })).toMatchObject({ acts: [{ kind: 'REPLY' }, { kind: 'TAGS' }, { kind: 'TO_TEAM' }] });
    await expect(create('ana', [{ end: {} }, { note: 'After the end.' }])).rejects.toMatchObject({ details: { path: 'input.acts.0' } });
    await expect(create('ana', [])).rejects.toMatchObject({ details: { path: 'input.acts' } });
    await expect(create('ana', [{ tags: [] }])).rejects.toMatchObject({ details: { path: 'input.acts.0.tags' } });
    await expect(create('ana', [{}])).rejects.toMatchObject({ details: { path: 'input.acts.0' } });
  });
});
