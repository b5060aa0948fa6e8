import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from '../log.ts';
import { mailBySmtp } from './smtp.ts';

/** A mail server that holds the conversation line by line, and keeps what it is told. */
let server: Server;
let refuses: string | null;
let said: string[];
let letters: string[];
const lines: string[] = [];
const log = openLog('debug', (line) => lines.push(line));

beforeEach(async () => {
  refuses = null;
  said = [];
  letters = [];
  lines.length = 0;
  server = createServer(converse);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterEach(async () => {
  await new Promise((closed) => server.close(closed));
});

function converse(socket: Socket): void {
  let letter: string[] | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 mail.example ESMTP');
  createInterface({ input: socket }).on('line', (line) => {
    if (letter) {
      if (line !== '.') return void letter.push(line.replace(/^\.\./, '.'));
      letters.push(letter.join('\n'));
      letter = null;
      return say('250 queued');
    }
    said.push(line);
    const verb = line.split(/[ :]/, 1)[0]?.toUpperCase() ?? '';
    if (verb === refuses) return say('550 <chloe@bennett.example> is unknown here');
    if (verb === 'EHLO') return ['250-mail.example', '250-AUTH PLAIN', '250 8BITMIME'].forEach(say);
    if (verb === 'DATA') {
      letter = [];
      return say('354 go on');
    }
    if (verb === 'QUIT') return void socket.end('221 bye\r\n');
    say(verb === 'AUTH' ? '235 welcome' : '250 fine');
  });
}

function sender(user = '') {
  const { port } = server.address() as AddressInfo;
  return mailBySmtp({ kind: 'smtp', url: new URL(`smtp://${user}127.0.0.1:${port}`), from: 'Switchboard <no-reply@alderfinch.example>' }, log);
}

const message = {
  to: 'chloe@bennett.example',
  toName: 'Chloe Bennett',
  subject: 'You are invited to Alder & Finch',
  text: 'You are invited to Alder & Finch.',
  link: 'https://chat.example/set-password?token=abcdefghijklmnopqrstuvwxyz0123456789abcdefg',
};

test('a mail is handed to the server in plain text, with its link on a line of its own', async () => {
  await sender()(message);
  expect(said.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual(['MAIL FROM:<no-reply@alderfinch.example>', 'RCPT TO:<chloe@bennett.example>']);
  const [letter = ''] = letters;
  expect(letter).toContain('From: Switchboard <no-reply@alderfinch.example>');
  expect(letter).toContain('To: Chloe Bennett <chloe@bennett.example>');
  expect(letter).toContain('Subject: You are invited to Alder & Finch');
  expect(letter).toMatch(/Content-Type: text\/plain/);
  const body = letter.slice(letter.indexOf('\n\n')).replace(/=\n/g, '').replaceAll('=3D', '=');
  expect(body.trim()).toBe(`${message.text}\n\n${message.link}`);
  expect(lines.join()).toContain('"event":"mail.sent","to":"c***@bennett.example"');
});

test('a name with a line break adds no header of its own', async () => {
  await sender()({ ...message, toName: 'Chloe\r\nBcc: everybody@alderfinch.example', subject: 'Hello\r\nBcc: all@alderfinch.example' });
  expect(said.filter((line) => line.startsWith('RCPT'))).toEqual(['RCPT TO:<chloe@bennett.example>']);
  expect(letters[0]).not.toMatch(/^Bcc:/m);
});

test('the server is told who we are where its address says so', async () => {
  await sender('postbox:pa%3Ass@')(message);
  const plain = said.find((line) => line.startsWith('AUTH PLAIN'))?.split(' ')[2] ?? '';
  expect(Buffer.from(plain, 'base64').toString()).toBe('\0postbox\0pa:ss');
});

test('a server that refuses, or is not there, is in the log without the address, and the caller is told', async () => {
  refuses = 'RCPT';
  await expect(sender('postbox:secret@')(message)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  const nowhere = mailBySmtp({ kind: 'smtp', url: new URL('smtp://postbox:secret@127.0.0.1:1'), from: 'a@alderfinch.example' }, log);
  await expect(nowhere(message)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(lines).toHaveLength(2);
  expect(lines.join()).toContain('"event":"mail.failed","to":"c***@bennett.example"');
  expect(lines.join()).not.toMatch(/chloe@|secret|token=/);
});

test('a server that falls silent is given up', async () => {
  server.removeAllListeners('connection').on('connection', () => undefined);
  const { port } = server.address() as AddressInfo;
  const send = mailBySmtp({ kind: 'smtp', url: new URL(`smtp://127.0.0.1:${port}`), from: 'a@alderfinch.example' }, log, 200);
  await expect(send(message)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});
