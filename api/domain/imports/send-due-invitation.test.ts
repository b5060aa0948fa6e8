import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openHouse, type House } from '../../test/cast.ts';
import { type Importing, importing } from '../../test/importing.ts';
import { startInvitations } from '../../live/invitations.ts';
import { openLog } from '../../log.ts';
import { mailBySmtp } from '../../post/smtp.ts';
import type { Outside } from '../outside.ts';
import { sendDueInvitation } from './send-due-invitation.ts';

let house: House;
let lena: Importing;
let server: SMTPServer;
let outside: Outside;
let mails: string[] = [];
let refuses = false;
beforeAll(async () => {
  house = await openHouse();
  lena = importing(house, 'lena');
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        if (refuses) return done(Object.assign(new Error('try later'), { responseCode: 451 }));
        mails.push(Buffer.concat(parts).toString());
        return done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  outside = { ...house.outside, post: { ...house.outside.post, mail: mailBySmtp({ kind: 'smtp', url: new URL(`smtp://127.0.0.1:${port}`), from: 'Switchboard <no-reply@alderfinch.example>' }, openLog('error', () => undefined)) } };
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await house.leave();
});
beforeEach(async () => {
  mails = [];
  refuses = false;
  await house.sql('update account set invitation_due_at = null');
});

let made = 0;
async function importPeople(count: number, sendInvitations = true): Promise<void> {
  made += 1;
  const people = Array.from({ length: count }, (_, i) => `Paul ${made}-${i},paul${made}.${i}@mail.example,+4478009${String(made * 1000 + i).padStart(5, '0')}`);
  const { id } = await lena.check(`Name,E-mail,Secure phone\n${people.join('\n')}`);
  await lena.apply(id, { sendInvitations });
}

const due = () => house.sql<{ tries: number; later: boolean }>('select invitation_tries as tries, invitation_due_at > now() as later from account where invitation_due_at is not null');
const recipients = () => mails.map((mail) => /^To: .*?([^\s<]+@[^\s>]+)/m.exec(mail)?.[1]).sort();

test('whoever was imported gets a mail with their own link, once', async () => {
  await importPeople(3);
  while (await sendDueInvitation(outside, house.door));
  expect(recipients()).toEqual([0, 1, 2].map((i) => `paul${made}.${i}@mail.example`));
  expect(new Set(mails.map((mail) => /token=([\w=\r\n-]+)/.exec(mail)?.[1])).size).toBe(3);
  expect(await due()).toEqual([]);
  expect(await sendDueInvitation(outside, house.door)).toBe(false);
});

test('without invitations nobody is written to', async () => {
  await importPeople(2, false);
  expect(await sendDueInvitation(outside, house.door)).toBe(false);
});

test('a mail server that refuses is asked again later, and not for ever', async () => {
  await importPeople(1);
  refuses = true;
  for (let tried = 1; tried <= 4; tried++) {
    expect(await sendDueInvitation(outside, house.door)).toBe(true);
    expect(await due()).toEqual([{ tries: tried, later: true }]);
    expect(await sendDueInvitation(outside, house.door)).toBe(false);
    await house.sql('update account set invitation_due_at = now() where invitation_due_at is not null');
  }
  expect(await sendDueInvitation(outside, house.door)).toBe(true);
  expect(await due()).toEqual([]);
  expect(mails).toEqual([]);
});

test('whoever has accepted, or was suspended, before their turn came is not written to', async () => {
  await importPeople(2);
  await house.sql(`update account set status = 'SUSPENDED' where invitation_due_at is not null`);
  while (await sendDueInvitation(outside, house.door));
  expect(mails).toEqual([]);
  expect(await due()).toEqual([]);
});

test('several servers share them, and each is sent once', async () => {
  await importPeople(25);
  const faults: unknown[] = [];
  const servers = [1, 2, 3].map(() => startInvitations(outside, house.door, (error) => faults.push(error)));
  await expect.poll(() => mails.length, { timeout: 15_000 }).toBe(25);
  for (const each of servers) await each.stop();
  expect(new Set(recipients()).size).toBe(25);
  expect(await due()).toEqual([]);
  expect(faults).toEqual([]);
});
