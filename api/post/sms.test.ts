import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from '../log.ts';
import { smsByHttp } from './sms.ts';

interface Asked {
  method: string | undefined;
  path: string | undefined;
  type: string | undefined;
  authorization: string | undefined;
  form: Record<string, string>;
}

/** A provider that speaks the form of Twilio's Messages API, as strictly as it does. */
let provider: Server;
let answer: (asked: Asked) => { status: number; body: object } | null;
const asked: Asked[] = [];
const lines: string[] = [];
const log = openLog('debug', (line) => lines.push(line));

beforeEach(async () => {
  asked.length = lines.length = 0;
  answer = () => ({ status: 201, body: { sid: 'SM1', status: 'queued' } });
  provider = createServer(async (request: IncomingMessage, response) => {
    const { authorization, 'content-type': type } = request.headers;
    const form = Object.fromEntries(new URLSearchParams(await text(request)));
    const one = { method: request.method, path: request.url, type, authorization, form };
    asked.push(one);
    const answered = answer(one);
    if (answered) response.writeHead(answered.status, { 'content-type': 'application/json' }).end(JSON.stringify(answered.body));
  });
  await new Promise<void>((listening) => provider.listen(0, '127.0.0.1', listening));
});
afterEach(async () => {
  provider.closeAllConnections();
  await new Promise((closed) => provider.close(closed));
});

function sender(patience?: number) {
  const { port } = provider.address() as AddressInfo;
  const url = new URL(`http://127.0.0.1:${port}`);
  return smsByHttp({ kind: 'http', url, accountSid: 'AC42', authToken: 's3cret:token', from: 'Switchboard' }, log, patience);
}

const message = { to: '+447700900117', toName: 'Ana Moreau', text: 'Your sign-in code is 730581. Valid 5 min.', code: '730581', challengeId: 'c' };

test('a message is handed over in the form that the provider asks for', async () => {
  await sender()(message);
  expect(asked).toEqual([
    {
      method: 'POST',
      path: '/2010-04-01/Accounts/AC42/Messages.json',
      type: 'application/x-www-form-urlencoded;charset=UTF-8',
      authorization: `Basic ${Buffer.from('AC42:s3cret:token').toString('base64')}`,
      form: { To: '+447700900117', From: 'Switchboard', Body: 'Your sign-in code is 730581. Valid 5 min.' },
    },
  ]);
  expect(lines.join()).toContain('"event":"sms.sent","to":"***17"');
});

test('what is sent arrives as it was written, accents and signs too', async () => {
  await sender()({ ...message, text: 'Žluť & 100 % + „Ähm“ 🐟' });
  expect(asked[0]?.form['Body']).toBe('Žluť & 100 % + „Ähm“ 🐟');
});

test('a provider that refuses is named in the log with its number, and the person is told to try again', async () => {
  answer = () => ({ status: 400, body: { code: 21211, message: 'The number +447700900117 is not valid', status: 400 } });
  await expect(sender()(message)).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { seconds: 60 } });
  expect(lines.join()).toMatch(/"event":"sms.refused","to":"\*\*\*17","status":400,"providerCode":21211/);
});

test('a provider that does not answer, answers nonsense or sends elsewhere holds nobody up', async () => {
  answer = () => null;
  const began = performance.now();
  await expect(sender(200)(message)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(performance.now() - began).toBeLessThan(2000);
  answer = () => ({ status: 500, body: [] });
  await expect(sender()(message)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  const nowhere = smsByHttp({ kind: 'http', url: new URL('http://127.0.0.1:1/'), accountSid: 'AC42', authToken: 't', from: 'S' }, log);
  await expect(nowhere(message)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('no code, number or secret gets into the log', async () => {
  await sender()(message);
  answer = () => ({ status: 403, body: { code: 20003, message: 'bad s3cret:token for +447700900117, body 730581' } });
  await sender()(message).catch(() => undefined);
  const nowhere = smsByHttp({ kind: 'http', url: new URL('http://127.0.0.1:1/'), accountSid: 'AC42', authToken: 's3cret:token', from: 'S' }, log);
  await nowhere(message).catch(() => undefined);
  expect(lines).toHaveLength(3);
  expect(lines.join()).not.toMatch(/730581|900117|s3cret|Ana/);
});
