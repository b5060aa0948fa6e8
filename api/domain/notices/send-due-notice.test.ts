import { randomUUID } from 'node:crypto';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startNotices } from '../../live/notices.ts';
import { STANDARD } from '../../limits.ts';
import { openLog } from '../../log.ts';
import { mailBySmtp } from '../../post/smtp.ts';
import { keptPost } from '../../test/kept-post.ts';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { openSession } from '../access/session.ts';
import { SIDE_DOOR } from '../call.ts';
import { deleteMessage, deleteNote } from '../messages/delete.ts';
import { editNote } from '../messages/edit.ts';
import { addNote } from '../messages/note.ts';
import { readUpTo } from '../messages/read.ts';
import type { Outside } from '../outside.ts';
import { suspendAccount } from '../staffing/suspend.ts';
import { addParticipants, removeParticipant } from '../threads/participants.ts';
import { gatherNotices } from './gather.ts';
import { sendDueNotice } from './send-due-notice.ts';
import { updateNotices } from './update-notices.ts';

const AT_ONCE = { ...STANDARD.notice, clientAfter: 0, staffAfter: 0, looking: 60_000 };
let world: World;
let server: SMTPServer;
let outside: Outside;
/** What the mail server took, and every letter that it was offered. */
let mails: { to: string; letter: string }[] = [];
let offered: string[] = [];
let refuses = 0;

beforeAll(async () => {
  world = await openWorld();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        const letter = Buffer.concat(parts).toString().replace(/=\r?\n/g, '').replaceAll('=3D', '=');
        offered.push(letter);
        if (refuses-- > 0) return done(Object.assign(new Error('try later'), { responseCode: 451 }));
        mails.push({ to: envelope.rcptTo.map(({ address }) => address.split('@')[0]).join(), letter });
        return done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const mail = mailBySmtp({ kind: 'smtp', url: new URL(`smtp://127.0.0.1:${port}`), from: 'Switchboard <no-reply@alderfinch.example>' }, openLog('error', () => undefined));
  outside = { ...keptPost(), post: { sms: async () => undefined, mail } };
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await world.close();
});
beforeEach(async () => {
  await gatherNotices(world.door, AT_ONCE);
  for (const table of ['notice', 'notice_mail', 'notice_settings', 'session']) await world.sql(`delete from ${table}`);
  await world.sql(`update account set status = 'ACTIVE'`);
  [mails, offered, refuses] = [[], [], 0];
});

/** One look of a server: who got a mail. */
async function look(limits = AT_ONCE): Promise<string[]> {
  const before = mails.length;
  await gatherNotices(world.door, limits);
  while (await sendDueNotice(outside, world.door, limits));
  return mails.slice(before).map(({ to }) => to).sort();
}

const reads = async (name: Name, threadId: string) => world.as(name, (call) => readUpTo(call, { threadId, seq: 99 }));
/** Chloe has written to Support, and Ana has it and has answered; what Ana and Chloe were to know of it so far is known. */
async function answered(): Promise<string> {
  const threadId = await world.chloeWrites('The cipher is heliotrope.');
  await world.transfer('ana', threadId, { self: true });
  await world.says('ana', threadId, 'The answer is verbena.');
  return threadId;
}
const soon = () => world.sql('update notice_mail set due_at = now() where due_at is not null');

describe('the mail that says that something is new', () => {
  test('goes to a client who has not read, leads to the conversation and to the settings, and says no word of it and names nobody', async () => {
    const threadId = await answered();
    expect(await look()).toEqual(['chloe']);
    const [{ letter = '' } = {}] = mails;
    expect(letter).toMatch(/^Subject: You have a new message at Alder & Finch\r?$/m);
    expect(letter).toContain('You have a new message from Support at Alder & Finch.');
    expect(letter).toMatch(new RegExp(`^https://chat.example/t/${threadId}\\s*$`, 'm'));
    expect(letter).toContain('https://chat.example/you/notices');
    expect(letter.replace(/^To: .*$/m, '')).not.toMatch(/heliotrope|verbena|Ana|Ben|Moreau|Chloe|token|New chat/);
  });

  test('is one until they have read, however much follows and in however many conversations; then there may be another', async () => {
    const threadId = await answered();
    expect(await look()).toEqual(['chloe']);
    await world.says('ana', threadId, 'And another thing.');
    const other = await answered();
    expect(await look()).toEqual([]);
    await soon();
    expect(await look()).toEqual([]);
    await reads('chloe', threadId);
    await soon();
    // What came meanwhile elsewhere is still unread, and nobody has told her of it.
    expect(await look()).toEqual(['chloe']);
    await reads('chloe', other);
    await world.says('ana', threadId, 'One more.');
    expect(await look()).toEqual(['chloe']);
    expect(mails).toHaveLength(3);
  });

  test('does not go for what was taken back before', async () => {
    const threadId = await world.chloeWrites('The cipher is heliotrope.');
    await world.transfer('ana', threadId, { self: true });
    const takenBack = async () => {
      const sent = await world.says('ana', threadId, 'The answer is verbena.');
      const messageId = sent.is === 'MessageSent' ? sent.message.id : '';
      return () => world.as('ana', (call) => deleteMessage(call, { threadId, messageId, requestId: randomUUID() }));
    };
    await (await takenBack())();
    expect(await look()).toEqual([]);
    const takeBack = await takenBack();
    await gatherNotices(world.door, AT_ONCE);
    await takeBack();
    await soon();
    expect(await look()).toEqual([]);
  });

  test('two servers send it once, also where the mail server is away at first; what is tried again is the same mail', async () => {
    const threads = await Promise.all([answered(), answered()]);
    refuses = 1;
    const faults: unknown[] = [];
    const servers = [1, 2].map(() => startNotices({ outside, door: world.door, limits: AT_ONCE, onError: (error) => faults.push(error), every: 20 }));
    await expect.poll(() => offered.length).toBe(1);
    await expect.poll(async () => (await world.sql('select 1 from notice_mail where tries = 1 and due_at > now() and mailed_at is null', [])).length).toBe(1);
    expect(mails).toEqual([]);
    await soon();
    await expect.poll(() => mails.length).toBe(1);
    await world.says('ana', threads[0], 'And another thing.');
    await soon();
    await expect.poll(async () => (await world.sql('select 1 from notice_mail where due_at <= now()', [])).length).toBe(0);
    for (const each of servers) await each.stop();
    expect(mails.map(({ to }) => to)).toEqual(['chloe']);
    expect(new Set(offered.map((letter) => /^Message-ID: (.*)$/im.exec(letter)?.[1])).size).toBe(1);
    expect(faults).toEqual([]);
  });

  test('of many people two servers reach each once', async () => {
    const ids = await world.sql<{ id: string }>(
      `insert into account (id, kind, status, name, short_name, email) select gen_random_uuid(), 'CLIENT', 'ACTIVE', 'Client ' || i, 'Client', 'client' || i || '@mail.example' from generate_series(1, 20) i returning id`,
    );
    const [model = ''] = [await answered()];
    await world.sql(
      `with made as (insert into thread (id, title, state, team_id, client_id, started_by, client_thread_id, last_at, created_at, last_seq)
         select gen_random_uuid(), 'x', 'QUEUED', t.team_id, a.id, a.id, gen_random_uuid(), now(), now(), 1 from thread t, unnest($2::uuid[]) a(id) where t.id = $1 returning id, client_id),
       joined as (insert into participant (id, thread_id, account_id, part, from_seq, from_note, joined_at) select gen_random_uuid(), id, client_id, 'CLIENT', 1, 1, now() from made)
       insert into entry (id, thread_id, pos, seq, kind, author_id, body, at) select gen_random_uuid(), id, 1, 1, 'MESSAGE', $3, 'x', now() from made`,
      [model, ids.map(({ id }) => id), world.id.ana],
    );
    const servers = [1, 2].map(() => startNotices({ outside, door: world.door, limits: AT_ONCE, onError: () => undefined, every: 20 }));
    await expect.poll(() => mails.length, { timeout: 10_000 }).toBe(21);
    for (const each of servers) await each.stop();
    expect(new Set(mails.map(({ to }) => to)).size).toBe(21);
    await world.sql('delete from notice');
  });

  test('waits for the time that is set, and is not sent to whoever has read meanwhile', async () => {
    const threadId = await answered();
    expect(await look({ ...AT_ONCE, clientAfter: 300_000 })).toEqual([]);
    const [due] = await world.sql<{ seconds: number }>(`select extract(epoch from due_at - now())::int as seconds from notice_mail where account_id = $1`, [world.id.chloe]);
    expect(due?.seconds).toBeGreaterThan(290);
    await reads('chloe', threadId);
    await world.sql('update notice set due_at = now()');
    await soon();
    expect(await look()).toEqual([]);
    expect(await world.sql('select 1 from notice', [])).toEqual([]);
  });

  test('is not sent while they are looking, and is afterwards if they still have not read', async () => {
    const { sessionId } = await world.door.actOpen(SIDE_DOOR, (call) => openSession(call, { id: world.id.chloe, kind: 'CLIENT' }, { deviceToken: null, formerSessionId: null, agent: 'test' }));
    await answered();
    expect(await look()).toEqual([]);
    await world.sql(`update session set used_at = now() - interval '5 minutes' where id = $1`, [sessionId]);
    await soon();
    expect(await look()).toEqual(['chloe']);
  });

  test('waits for the end of their quiet hours', async () => {
    const zone = { timeZone: 'Etc/UTC', from: '00:00', until: '23:59' };
    await world.as('chloe', (call) => updateNotices(call, { choices: [], quiet: zone }));
    await answered();
    expect(await look()).toEqual([]);
    const [row] = await world.sql<{ at: string }>(`select to_char(due_at at time zone 'UTC', 'HH24:MI') as at from notice_mail where account_id = $1`, [world.id.chloe]);
    expect(row?.at).toBe('23:59');
    await world.as('chloe', (call) => updateNotices(call, { choices: [], quiet: null }));
    await soon();
    expect(await look()).toEqual(['chloe']);
  });

  test('is not sent to whoever does not want it, and to whoever is suspended', async () => {
    await world.as('chloe', (call) => updateNotices(call, { choices: [{ kind: 'ANSWERED', sound: false, browser: false, email: false }] }));
    const threadId = await answered();
    expect(await look()).toEqual([]);
    await world.as('chloe', (call) => updateNotices(call, { choices: [{ kind: 'ANSWERED', sound: false, browser: false, email: true }] }));
    await world.says('ana', threadId, 'Once more.');
    await gatherNotices(world.door, AT_ONCE);
    await world.as('lena', (call) => suspendAccount(call, { accountId: world.id.chloe, reason: 'left' }));
    expect(await look()).toEqual([]);
    expect(await world.sql('select 1 from notice where account_id = $1', [world.id.chloe])).toEqual([]);
  });
});

describe('staff get the same', () => {
  test('of what a colleague hands to them, and not of what they take themselves; without a name in it', async () => {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { self: true });
    expect(await look()).toEqual([]);
    await world.transfer('ana', threadId, { member: world.id.ben }, { note: 'The handover is lobelia.' });
    expect(await look()).toEqual(['ben']);
    expect(mails[0]?.letter).toContain('You have a new message at Alder & Finch.');
    expect(mails[0]?.letter).not.toMatch(/lobelia|Chloe|Ana|Support|12,400/);
  });

  /** Until nothing of now is looked at again: whatever is open anywhere in this Postgres, other tests too, keeps it from that. */
  const lookedPast = () => expect.poll(async () => {
    await gatherNotices(world.door, AT_ONCE);
    return world.sql('select bool_and(e.xid < p.upto) as past from entry e, notice_progress p');
  }, { timeout: 10_000 }).toEqual([{ past: true }]);

  test('of messages in what they hold or are in by name, never of notes, and in a queue only if they chose it', async () => {
    const threadId = await answered();
    await world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.greta] }));
    expect(await look()).toEqual(['chloe', 'greta']);
    await reads('greta', threadId);
    await lookedPast();
    await world.sql('delete from notice');
    await world.sql('delete from notice_mail');
    await world.as('ana', (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'A note.' }));
    expect(await look()).toEqual([]);
    await world.says('chloe', threadId, 'Are you there?');
    expect(await look()).toEqual(['ana', 'greta']);

    await world.as('dara', (call) => updateNotices(call, { choices: [{ kind: 'QUEUED', sound: true, browser: false, email: true }] }));
    await world.chloeWrites();
    expect(await look()).toEqual(['dara']);
  });

  describe('a note that addresses somebody', () => {
    const note = (name: Name, threadId: string, mentions: Name[], text = 'The margin is larkspur.') => world.as(name, (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text, mentions: mentions.map((each) => world.id[each]) }));
    const idOf = (added: Awaited<ReturnType<typeof note>>) => (added.is === 'NoteAdded' ? added.note.id : '');
    const seen = (name: Name, threadId: string) => world.as(name, (call) => readUpTo(call, { threadId, seq: 0 }));
    /** Everything so far is read and told of. */
    const fresh = async () => {
      const threadId = await answered();
      await reads('chloe', threadId);
      await lookedPast();
      for (const table of ['notice', 'notice_mail']) await world.sql(`delete from ${table}`);
      return threadId;
    };

    test('is told to them by one mail without a word of it, also where it let them in, and to nobody else', async () => {
      const threadId = await fresh();
      await note('ana', threadId, ['ben', 'greta']);
      expect(await look()).toEqual(['ben', 'greta']);
      for (const { letter } of mails) {
        expect(letter).toContain('You have a new message at Alder & Finch.');
        expect(letter).toMatch(new RegExp(`^https://chat.example/t/${threadId}\\s*$`, 'm'));
        expect(letter).not.toMatch(/larkspur|heliotrope|Chloe|Ana|Support/);
      }
      await soon();
      expect(await look()).toEqual([]);
    });

    test('is one alert with a message of the same conversation; having seen the note is not having read the message', async () => {
      const threadId = await fresh();
      await world.says('chloe', threadId, 'Are you there?');
      await note('ben', threadId, ['ana']);
      expect(await look()).toEqual(['ana']);
      expect(mails[0]?.letter).toMatch(new RegExp(`^https://chat.example/t/${threadId}\\s*$`, 'm'));
      await soon();
      expect(await look()).toEqual([]);

      const other = await fresh();
      await note('ben', other, ['ana']);
      await world.says('chloe', other, 'And here?');
      await gatherNotices(world.door, AT_ONCE);
      await seen('ana', other);
      expect(await look()).toEqual(['ana']);
    });

    test('is not told of once they have seen it, and is again when another one addresses them', async () => {
      const threadId = await fresh();
      await note('ana', threadId, ['ben']);
      await gatherNotices(world.door, AT_ONCE);
      await seen('ben', threadId);
      expect(await look()).toEqual([]);
      await note('ana', threadId, ['ben']);
      expect(await look()).toEqual(['ben']);
      // A mail that is answered keeps them from no later one.
      await seen('ben', threadId);
      await note('ana', threadId, ['ben']);
      expect(await look()).toEqual(['ben']);
    });

    test('that was changed tells whom it addresses now and did not before, once', async () => {
      const threadId = await fresh();
      const noteId = idOf(await note('ana', threadId, ['ben']));
      expect(await look()).toEqual(['ben']);
      await seen('ben', threadId);
      const change = (text: string, from: number, names: Name[]) => world.as('ana', (call) => editNote(call, { threadId, noteId, requestId: randomUUID(), text, from, mentions: names.map((each) => world.id[each]) }));
      expect(await change('Look, @Ben and @Dara.', 0, ['ben', 'dara'])).toMatchObject({ is: 'NoteEdited' });
      expect(await look()).toEqual(['dara']);
      await change('Look, please, @Ben and @Dara.', 1, ['ben', 'dara']);
      await soon();
      expect(await look()).toEqual([]);
    });

    test('tells nobody where it was taken back, addresses them no more, or is not theirs to read any more', async () => {
      const threadId = await fresh();
      // Ben read here by name once: what stood there then is still his to read, and what came later is the team's alone.
      await world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.ben] }));
      await world.as('ana', (call) => removeParticipant(call, { threadId, requestId: randomUUID(), accountId: world.id.ben }));
      const noteId = idOf(await note('ana', threadId, ['ben', 'greta', 'dara']));
      const other = idOf(await note('ana', threadId, ['emil']));
      await gatherNotices(world.door, AT_ONCE);
      expect((await world.sql(`select 1 from notice where kind = 'MENTIONED'`)).length).toBe(4);
      await world.as('ana', (call) => editNote(call, { threadId, noteId, requestId: randomUUID(), text: 'Only Ben and Greta.', from: 0, mentions: [world.id.ben, world.id.greta] }));
      await world.as('ana', (call) => deleteNote(call, { threadId, noteId: other, requestId: randomUUID() }));
      await world.as('ana', (call) => removeParticipant(call, { threadId, requestId: randomUUID(), accountId: world.id.emil }));
      await world.sql('delete from team_member where account_id = $1 and team_id = $2', [world.id.ben, world.id.support]);
      expect(await look()).toEqual(['greta']);
      await world.sql('insert into team_member (team_id, account_id) values ($1, $2)', [world.id.support, world.id.ben]);
    });

    test('waits like everything else: while they look, in quiet hours, and for ever where they do not want it', async () => {
      const threadId = await fresh();
      await world.as('ben', (call) => updateNotices(call, { choices: [], quiet: { timeZone: 'Etc/UTC', from: '00:00', until: '23:59' } }));
      await world.as('dara', (call) => updateNotices(call, { choices: [{ kind: 'MENTIONED', sound: true, browser: false, email: false }] }));
      await world.door.actOpen(SIDE_DOOR, (call) => openSession(call, { id: world.id.greta, kind: 'STAFF' }, { deviceToken: null, formerSessionId: null, agent: 'test' }));
      await note('ana', threadId, ['ben', 'dara', 'greta']);
      expect(await look()).toEqual([]);
      await world.as('ben', (call) => updateNotices(call, { choices: [], quiet: null }));
      await world.sql(`update session set used_at = now() - interval '5 minutes'`);
      await soon();
      expect(await look()).toEqual(['ben', 'greta']);
    });
  });

  test('nobody gets one of what they may no longer read, or somebody else has taken meanwhile', async () => {
    const threadId = await answered();
    await world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.greta, world.id.ben] }));
    await world.as('dara', (call) => updateNotices(call, { choices: [{ kind: 'QUEUED', sound: true, browser: false, email: true }] }));
    const waiting = await world.chloeWrites();
    await world.says('chloe', threadId, 'Are you there?');
    await gatherNotices(world.door, AT_ONCE);
    expect((await world.sql('select 1 from notice where thread_id = any($1) and account_id <> $2', [[threadId, waiting], world.id.chloe])).length).toBe(4);

    await world.as('ana', (call) => removeParticipant(call, { threadId, requestId: randomUUID(), accountId: world.id.greta }));
    await world.transfer('ana', threadId, { member: world.id.dara });
    await world.transfer('ana', waiting, { self: true });
    await world.sql('delete from team_member where account_id = $1 and team_id = $2', [world.id.ben, world.id.support]);
    await world.sql('update participant set to_seq = 1, to_note = 0, left_at = now() where account_id = $1 and thread_id = $2', [world.id.ben, threadId]);
    // Of all of them Dara alone has something: it was handed to her.
    expect((await look()).filter((name) => name !== 'chloe')).toEqual(['dara']);
    await world.sql('insert into team_member (team_id, account_id) values ($1, $2)', [world.id.support, world.id.ben]);
  });

  test('a mail about what was taken from them keeps them from no later one', async () => {
    const threadId = await answered();
    await world.says('chloe', threadId, 'Are you there?');
    expect(await look()).toContain('ana');
    await world.transfer('ana', threadId, { member: world.id.ben });
    const other = await answered();
    await world.says('chloe', other, 'And here?');
    expect(await look()).toContain('ana');
  });
});
