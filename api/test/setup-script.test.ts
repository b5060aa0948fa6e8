import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { compose } from '../compose.ts';
import { readConfig, type Config } from '../config.ts';
import { joinDatabase, type Database } from '../db/open.ts';
import firm from '../docs/setup.json';
import { createHttp } from '../http/server.ts';
import { openLog } from '../log.ts';
import { createAdmin } from '../side/create-admin.ts';
import { freshDatabase } from './database.ts';
import { root } from './house.ts';
import { openOutsideWorld, type OutsideWorld } from './outside-world.ts';
import { within } from './served.ts';

/* An empty production, with a real mail server and a provider of text messages: from the first administrator to the first client message. */

const PASSWORD = 'a lantern in the harbour';
const FEMI = { email: 'femi@alderfinch.example', phone: '+447700900199' };
/** What the app asks in this story: a client may ask nothing else. */
const APP = `
query Contacts { contacts { items { id party { name } } } }
mutation Start($input: StartThreadInput!) { startThread(input: $input) { ... on ThreadStarted { thread { id state } } } }`;

let outside: OutsideWorld;
let database: Database;
let drop: () => Promise<void>;
let config: Config;
let app: FastifyInstance;
let url: string;

beforeAll(async () => {
  outside = await openOutsideWorld();
  const fresh = await freshDatabase();
  drop = fresh.drop;
  config = readConfig({
    NODE_ENV: 'production', DATABASE_URL: fresh.url, PUBLIC_URL: 'https://chat.example', CODE_KEY: Buffer.from(randomUUID()).toString('base64'),
    SMS_URL: outside.smsUrl, SMS_ACCOUNT_SID: 'AC42', SMS_AUTH_TOKEN: 'token', SMS_FROM: 'Switchboard', SMTP_URL: outside.smtpUrl, MAIL_FROM: 'no-reply@chat.example',
  });
  const log = openLog('error', () => undefined);
  database = await joinDatabase(config, () => undefined);
  app = await createHttp({ config, log, webDir: tmpdir(), isReady: async () => true });
  await compose({ app, config, database, log, documents: APP });
  await app.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await app.close();
  await database.close();
  await drop();
  await outside.close();
});

async function ask(cookie: string | null, query: string, variables: object = {}): Promise<{ at(path: string): unknown; cookie: string; text: string }> {
  const operationName = /^\s*(?:query|mutation) (\w+)/.exec(query)?.[1];
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) }, body: JSON.stringify({ query, variables, operationName }) });
  const body: { data?: unknown } = JSON.parse(await answer.text());
  return { at: (path) => within(body.data, path), cookie: answer.headers.getSetCookie().map((each) => each.split(';', 1)[0]).join('; '), text: JSON.stringify(body) };
}

/** Opens the invitation, chooses a password, and gives the code from the phone. */
async function accept(token: string, phone: string): Promise<void> {
  const sent = await ask(null, 'mutation Accept($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { ... on CodeChallenge { challengeId } } }', { input: { token, password: PASSWORD } });
  const given = { token, challengeId: sent.at('acceptInvitation.challengeId'), code: outside.codeOn(phone) };
  const done = await ask(null, 'mutation Confirm($input: ConfirmInvitationInput!) { confirmInvitation(input: $input) { __typename } }', { input: given });
  expect(done.at('confirmInvitation.__typename'), sent.text + done.text).toBe('InvitationAccepted');
}

async function signIn(email: string, phone: string): Promise<string> {
  const sent = await ask(null, 'mutation SignIn($input: SignInInput!) { signIn(input: $input) { ... on CodeChallenge { challengeId } } }', { input: { email, password: PASSWORD } });
  const done = await ask(null, 'mutation Code($input: ConfirmCodeInput!) { confirmCode(input: $input) { __typename } }', { input: { challengeId: sent.at('signIn.challengeId'), code: outside.codeOn(phone) } });
  expect(done.at('confirmCode.__typename'), sent.text + done.text).toBe('SignedIn');
  return done.cookie;
}

/** Runs the script as a person would, who reads codes from phones and types them in. */
function runScript(): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(root, 'api/docs/setup.mjs'), url, FEMI.email], { env: { ...process.env, SWITCHBOARD_PASSWORD: PASSWORD } });
  let said = '';
  let read = 0;
  const hear = (chunk: Buffer) => {
    said += String(chunk);
    const prompt = said.slice(read).lastIndexOf('Code from ');
    if (prompt < 0 || !said.endsWith(': ')) return;
    child.stdin.write(`${outside.codeOn(said.slice(read + prompt).includes('Support') ? firm.team.securePhone : FEMI.phone)}\n`);
    read = said.length;
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

test('a firm is set up from nothing by a script, through admin mutations alone, and its first client writes', { timeout: 60_000 }, async () => {
  const link = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await createAdmin.run(['--name', 'Femi Adeyemi', '--email', FEMI.email, '--phone', FEMI.phone, '--organisation', 'Switchboard'], { config, log: openLog('error', () => undefined), signal: new AbortController().signal, database: async () => database });
  const token = /token=([\w-]{43})/.exec(link.mock.calls.flat().join('\n'))?.[1] ?? '';
  link.mockRestore();
  await accept(token, FEMI.phone);

  const first = await runScript();
  expect(first.said).toContain('Invitations, and the link that verifies the mailbox of the team, are in the mail.');
  expect(first.code).toBe(0);
  const verified = await ask(null, 'mutation Verify($token: String!) { verifyMailbox(input: { token: $token }) { __typename } }', { token: outside.tokenFor(firm.team.email, 'verify') });
  expect(verified.at('verifyMailbox.__typename')).toBe('MailboxVerified');

  const [ana, chloe] = [firm.staff[0], firm.clients[0]];
  if (!ana || !chloe) throw new Error('the firm has nobody');
  for (const { email, securePhone } of [ana, chloe]) await accept(outside.tokenFor(email, 'invitation'), securePhone);
  const asChloe = await signIn(chloe.email, chloe.securePhone);
  const contacts = await ask(asChloe, APP.replace(/mutation Start.*/s, '').trim());
  expect(contacts.at('contacts.items'), contacts.text).toMatchObject([{ party: { name: 'Support' } }]);
  const start = APP.slice(APP.indexOf('mutation Start'));
  const started = await ask(asChloe, start, { input: { clientThreadId: randomUUID(), to: [contacts.at('contacts.items.0.id')], text: 'Good morning' } });
  expect(started.at('startThread.thread.state'), started.text).toBe('QUEUED');

  const asAna = await signIn(ana.email, ana.securePhone);
  const asked = await ask(asAna, 'mutation Ask($id: ID!) { requestTeamAccess(input: { teamId: $id }) { ... on CodeChallenge { challengeId } } }', { id: contacts.at('contacts.items.0.id') });
  await ask(asAna, 'mutation Open($input: ConfirmTeamAccessInput!) { confirmTeamAccess(input: $input) { __typename } }', { input: { challengeId: asked.at('requestTeamAccess.challengeId'), code: outside.codeOn(firm.team.securePhone) } });
  const desk = await ask(asAna, '{ desk { queues { team { name } page { items { card { state client { name } preview { text } } } } } } }');
  expect(desk.at('desk.queues.0'), desk.text).toMatchObject({ team: { name: 'Support' }, page: { items: [{ card: { state: 'QUEUED', client: { name: 'Chloe Bennett' }, preview: { text: 'Good morning' } } }] } });

  await database.orm.em.getConnection().execute(`delete from challenge where purpose = 'SIGN_IN'`);
  const again = await runScript();
  expect(again.said).toContain('6 of 6 steps are done.');
  expect(again.said).toContain('Chloe Bennett sees Support.');
  expect(again.said).toContain('Not seen: Ana Moreau.');
});
