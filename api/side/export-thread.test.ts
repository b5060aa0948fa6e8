import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { joinDatabase, type Database } from '../db/open.ts';
import { connect } from '../db/orm.ts';
import { addNote } from '../domain/messages/note.ts';
import { sealNext } from '../domain/audit/seal.ts';
import { leaveAndRemoveAll, undoLeaveAndRemoveAll } from '../domain/threads/close.ts';
import type { ThreadExport } from '../domain/threads/export.ts';
import { addParticipants, removeParticipant } from '../domain/threads/participants.ts';
import { renameThread } from '../domain/threads/rename.ts';
import { STANDARD } from '../limits.ts';
import { openLog } from '../log.ts';
import { type Name, openWorld, type World } from '../test/world.ts';
import { exportThread } from './export-thread.ts';
import type { Side } from './verb.ts';

let world: World;
const opened: Database[] = [];
const said: string[] = [];
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const each of opened.splice(0)) await each.close();
});

async function run(...args: string[]): Promise<void> {
  const [{ url = '' } = {}] = await world.sql<{ url: string }>(`select current_database() as url`);
  const side: Side = {
    config: readConfig({}),
    log: openLog('error', () => undefined),
    signal: new AbortController().signal,
    database: async () => {
      const database = await joinDatabase({ databaseUrl: inject('templateUrl').replace(/[^/]*$/, url), dataDir: '', limits: STANDARD }, () => undefined);
      opened.push(database);
      return database;
    },
  };
  await exportThread.run(args, side);
}

const newFile = () => join(inject('runFolder'), `thread-${randomUUID()}.json`);

/** What the script of this test has done, written down by the test itself as it went. */
interface History {
  public: { seq: number; who: Name; what: string; text: string | null }[];
  staff: { noteNo: number; who: Name; what: string; text: string | null }[];
}

test('the export of a conversation is its whole history: every entry, its real author, who was in it and held it, titles, closings, and sealed audit lines', async () => {
  const { id } = world;
  const history: History = { public: [], staff: [] };
  const heard = (who: Name, what: string, text: string | null = null) => history.public.push({ seq: history.public.length + 1, who, what, text });
  const among = (who: Name, what: string, text: string | null = null) => history.staff.push({ noteNo: history.staff.length + 1, who, what, text });
  const requestId = () => randomUUID();

  const threadId = await world.chloeWrites('My card is blocked — "help"\n\u202e');
  heard('chloe', 'STARTED');
  heard('chloe', 'MESSAGE', 'My card is blocked — "help"\n\u202e');
  await world.says('ana', threadId, 'I am looking into it.');
  heard('ana', 'JOINED');
  heard('ana', 'MESSAGE', 'I am looking into it.');
  await world.as('ana', (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'She is abroad.' }));
  among('ana', 'NOTE', 'She is abroad.');
  await world.as('ana', (call) => renameThread(call, { threadId, requestId: requestId(), title: 'Card blocked in Lisbon' }));
  heard('ana', 'RENAMED', 'Card blocked in Lisbon');
  await world.as('ana', (call) => addParticipants(call, { threadId, requestId: requestId(), accountIds: [id.greta], history: 'FROM_NOW' }));
  heard('ana', 'ADDED');
  await world.transfer('ana', threadId, { member: id.ben }, { note: 'Please take over.' });
  heard('ben', 'TOOK_OVER');
  among('ana', 'NOTE', 'Please take over.');
  await world.says('greta', threadId, 'The branch has a new card.');
  heard('greta', 'MESSAGE', 'The branch has a new card.');
  await world.as('ben', (call) => removeParticipant(call, { threadId, requestId: requestId(), accountId: id.greta }));
  heard('ben', 'REMOVED');
  const { lastSeq } = await world.thread('ben', threadId);
  await world.as('ben', (call) => leaveAndRemoveAll(call, { threadId, requestId: requestId(), lastSeenSeq: lastSeq }));
  heard('ben', 'CLOSED');
  await world.as('ben', (call) => undoLeaveAndRemoveAll(call, { threadId, requestId: requestId() }));
  heard('ben', 'REOPENED');
  await world.as('ben', async (call) => leaveAndRemoveAll(call, { threadId, requestId: requestId(), lastSeenSeq: 99 }));
  heard('ben', 'CLOSED');
  await seal();

  const file = newFile();
  await run(threadId, '--out', file);
  const kept: ThreadExport = JSON.parse(await readFile(file, 'utf8'));
  const name = (account: unknown) => (Object.keys(id) as Name[]).find((each) => id[each] === account);
  const told = kept.entries.map((each) => ({ seq: each['seq'], noteNo: each['noteNo'], who: name(each['authorId']), what: each['line'] ?? each['kind'], text: each['body'] }));
  expect(told.filter((each) => each.seq !== null).map(({ noteNo: _, ...rest }) => rest)).toEqual(history.public);
  expect(told.filter((each) => each.seq === null).map(({ seq: _, ...rest }) => rest)).toEqual(history.staff);

  expect(kept.thread).toMatchObject({ id: threadId, title: 'Card blocked in Lisbon', state: 'CLOSED', clientId: id.chloe, teamId: id.support, closeKind: 'REMOVED_ALL', closedBy: id.ben, lastSeq: history.public.length });
  expect(kept.titles).toEqual(['New chat', 'Card blocked in Lisbon']);
  expect(kept.engagements.map(({ memberId, teamId, fromSeq, toSeq }) => ({ memberId: name(memberId), teamId: name(teamId), fromSeq, toSeq }))).toEqual([
    { memberId: 'ana', teamId: 'support', fromSeq: 3, toSeq: 6 },
    { memberId: 'ben', teamId: 'support', fromSeq: 7, toSeq: 10 },
    { memberId: 'ben', teamId: 'support', fromSeq: 11, toSeq: 12 },
  ]);
  const windows = kept.participants.map(({ accountId, part, fromSeq, toSeq }) => ({ who: name(accountId), part, fromSeq, toSeq }));
  expect(windows).toContainEqual({ who: 'chloe', part: 'CLIENT', fromSeq: 1, toSeq: 12 });
  expect(windows).toContainEqual({ who: 'greta', part: 'NAMED', fromSeq: 6, toSeq: 8 });
  expect(windows).toContainEqual({ who: 'ana', part: 'HOLDER', fromSeq: 1, toSeq: 7 });

  expect(kept.audit.map(({ deed, actorId }) => [deed, name(actorId)])).toEqual([
    ['thread.started', 'chloe'], ['thread.transferred', 'ana'], ['thread.renamed', 'ana'], ['thread.participantsAdded', 'ana'], ['thread.transferred', 'ana'],
    ['thread.participantRemoved', 'ben'], ['thread.closed', 'ben'], ['thread.reopened', 'ben'], ['thread.closed', 'ben'],
  ]);
  for (const line of kept.audit) expect(line).toMatchObject({ n: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(kept.accounts).toContainEqual({ id: id.ben, kind: 'STAFF', name: 'Ben Okafor' });
  expect(new Set(kept.accounts.map((each) => name(each.id)))).toEqual(new Set(['chloe', 'ana', 'ben', 'greta', 'support']));

  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(said).toEqual([`14 entries and 9 lines of the audit are in ${file}.`]);
  expect(await world.sql(`select actor_id, team_id, after from audit where deed = 'thread.exported' and thread_id = $1`, [threadId])).toEqual([{ actor_id: null, team_id: id.support, after: { entries: 14, lines: 9 } }]);
  await expect(run(threadId, '--out', file)).rejects.toThrow('is there already');
});

test('what does not exist, or is not said, is a sentence', async () => {
  await expect(run(randomUUID(), '--out', newFile())).rejects.toThrow('There is no conversation');
  await expect(run(randomUUID())).rejects.toThrow('Say which, and where to');
});

async function seal(): Promise<void> {
  const [{ name = '' } = {}] = await world.sql<{ name: string }>('select current_database() as name');
  const client = await connect(inject('templateUrl').replace(/[^/]*$/, name));
  await sealNext(async (text, params) => (await client.query(text, [...params])).rows, { since: null }).finally(() => client.end());
}
