import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../domain/access/hashing.ts';
import { rules } from '../graphql/contract/rules.ts';
import { buildContract } from '../graphql/contract.ts';
import { type Answer, openServed, type Served } from '../test/served.ts';
import { rootFields, walksFrom } from '../test/walk/documents.ts';
import { textPositionsOf, variablesWith } from '../test/walk/positions.ts';

/*
 * Words that nobody else may ever read are sent through every door, right and wrong, and then looked for: in the log, in
 * what is told about errors, in what is sent to phones and mailboxes, and in a dump of every table.
 */

const PASSWORD = 'canary-lantern-by-the-weir';
const NEW_PASSWORD = 'canary-harbour-at-the-quay';
const TEXT = 'Canary sings of a transfer of 12,400.';
const NOTE = 'Canary whispers the last four digits.';
const REASON = 'canary reason of an end';
const PHONES = { ana: '+447700900131', chloe: '+447700900132', support: '+447700900133', next: '+447700900134' };

let served: Served;
let ana: string;
let chloe: string;
let lena: string;
let threadId: string;
/** Of a code, a token or a recovery code: what came up on the way. */
const secrets = new Map<string, string>();
const answers: { to: string; answer: Answer }[] = [];
const told: string[] = [];

beforeAll(async () => {
  served = await openServed();
  const { sql, id } = served.world;
  const hash = await hashPassword(PASSWORD);
  await sql(`update account set password_hash = $1 where kind <> 'TEAM'`, [hash]);
  for (const name of ['ana', 'chloe', 'support'] as const) await sql('update account set secure_phone = $2 where id = $1', [id[name], PHONES[name]]);
  await sql(`update account set code_asked = 'EVERY_SESSION' where id = $1`, [id.support]);
});
afterAll(() => served.close());

async function ask(cookie: string | null, query: string, input?: object): Promise<Answer> {
  const answer = await served.ask(cookie, query, input === undefined ? undefined : { input });
  answers.push({ to: query, answer });
  return answer;
}

const mutation = (field: string, selection = '{ __typename }') => `mutation Canary($input: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) ${selection} }`;
const CHALLENGE = '{ __typename ... on CodeChallenge { challengeId } }';
const code = () => served.sent.findLast((each) => each.code !== undefined)?.code ?? '';
const keep = (what: string, secret: unknown) => (secrets.set(what, String(secret)), String(secret));

test('people go through every door, and everything is said where it belongs', { timeout: 60_000 }, async () => {
  const { id } = served.world;
  for (const name of ['ana', 'chloe'] as const) {
    const begun = await ask(null, mutation('signIn', CHALLENGE), { email: `${name}@alderfinch.example`, password: PASSWORD });
    const signedIn = await ask(null, mutation('confirmCode', '{ __typename ... on SignedIn { viewer { id } } }'), { challengeId: begun.at('signIn.challengeId'), code: keep(`the code of ${name}`, code()) });
    expect(signedIn.at('confirmCode.viewer.id')).toBe(id[name]);
    const cookies = signedIn.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
    for (const cookie of cookies) keep(`${name}'s ${cookie.split('=')[0]}`, cookie.split('=')[1]);
    if (name === 'ana') ana = cookies.join('; ');
    else chloe = cookies.join('; ');
  }
  lena = await served.signedIn('lena');
  keep("lena's cookie", lena.split('=')[1]);
  const opening = await ask(ana, mutation('requestTeamAccess', CHALLENGE), { teamId: id.support });
  await ask(ana, mutation('confirmTeamAccess'), { challengeId: opening.at('requestTeamAccess.challengeId'), code: keep('the code of a team', code()) });

  const started = await ask(chloe, mutation('startThread', '{ ... on ThreadStarted { thread { id } } }'), { clientThreadId: randomUUID(), to: [id.support], text: TEXT });
  threadId = String(started.at('startThread.thread.id'));
  await ask(ana, mutation('transferThread'), { threadId, requestId: randomUUID(), version: 1, to: { self: true }, note: NOTE });
  await ask(ana, mutation('addNote'), { threadId, clientNoteId: randomUUID(), text: NOTE });
  await ask(ana, mutation('sendMessage'), { threadId, clientMessageId: randomUUID(), text: TEXT, lastSeenSeq: 99 });

  const codes = await ask(ana, 'mutation { replaceRecoveryCodes { codes } }');
  const recovery = keep('a recovery code', codes.at('replaceRecoveryCodes.codes.0'));
  keep('a recovery code, bare', recovery.replaceAll('-', ''));
  keep('a recovery code, in hex', Buffer.from(recovery.replaceAll('-', '')).toString('hex'));
  const app = await ask(ana, mutation('addAuthenticator', '{ authenticatorId secret }'), {});
  keep('the seed of an app', app.at('addAuthenticator.secret'));
  const made = await ask(ana, mutation('createApiToken', '{ secret token { id } }'), { name: 'Night bot', scopes: ['READ_DIRECTORY'] });
  keep('an API token', made.at('createApiToken.secret'));
  const phone = await ask(ana, mutation('requestOwnPhone', '{ challengeId }'), { securePhone: PHONES.next });
  await ask(ana, mutation('confirmOwnPhone'), { challengeId: phone.at('requestOwnPhone.challengeId'), code: keep('the code to a new phone', code()) });

  await ask(lena, mutation('startPasswordReset', '{ id }'), { accountId: id.chloe });
  const link = served.sent.findLast((each) => each.link !== undefined)?.link ?? '';
  const token = keep('a link', new URL(link).searchParams.get('token'));
  await ask(null, mutation('setPassword'), { token, password: NEW_PASSWORD });
  told.push(...answers.splice(0).map(({ to, answer }) => (/secret|codes/u.test(to) ? '' : answer.text)));
});

test('and everything is said where it does not belong: as other fields, in other shapes, in the wrong words, by the wrong people', { timeout: 120_000 }, async () => {
  const { id } = served.world;
  const words = [PASSWORD, NEW_PASSWORD, TEXT, ...Object.values(PHONES), ...secrets.values()];
  for (const word of words) {
    await ask(null, mutation('signIn'), { email: word, password: word });
    await ask(null, mutation('signIn'), { email: [word], password: { [word]: word } });
    await ask(null, mutation('signIn'), word as unknown as object);
    await ask(null, `mutation { signIn(input: { email: "${word}", password: "${word}", ${word.replace(/\W/gu, '_')}: 1 }) { __typename } }`);
    await ask(null, `query ${word} { viewer { id } }`);
    await ask(null, mutation('confirmCode'), { challengeId: word, code: word });
    await ask(null, mutation('setPassword'), { token: word, password: 'short' });
    await ask(chloe, mutation('sendMessage'), { threadId: word, clientMessageId: word, text: TEXT, lastSeenSeq: word });
    await ask(chloe, mutation('addNote'), { threadId, clientNoteId: randomUUID(), text: NOTE });
    await ask(ana, mutation('sendMessage'), { threadId: randomUUID(), clientMessageId: randomUUID(), text: TEXT, lastSeenSeq: 1 });
    await ask(ana, mutation('leaveAndRemoveAll'), { threadId, requestId: randomUUID(), lastSeenSeq: 0, reason: REASON });
    await ask(lena, mutation('updateAccount', '{ id }'), { accountId: id.chloe, securePhone: PHONES.next });
    await ask(lena, mutation('createAccount', '{ id }'), { client: { name: 'Somebody', email: 'ana@alderfinch.example', securePhone: PHONES.next } });
    await ask(ana, mutation('requestStepUp'), { password: word });
    await served.post(`{"query":"${word}`, { 'content-type': 'text/plain', 'x-forwarded-for': word.slice(0, 20) });
    await served.post(word, { cookie: `sb_session=${word.replace(/[^\w-]/gu, 'x')}` });
    await served.askWith(word.replace(/[^\w-]/gu, 'x'), '{ viewer { id } }');
    await fetch(`${new URL(served.url).origin}/graphql?token=${encodeURIComponent(word)}`, { headers: { 'user-agent': word.replace(/[^\x20-\x7e]/gu, 'x') } });
    const socket = served.bare({ cookie: `sb_session=${word.replace(/[^\w-]/gu, 'x')}` });
    socket.on('error', () => undefined);
    await once(socket, 'close');
    await served.world.sql('delete from failed_try');
  }
  const wrong = answers.splice(0).map(({ answer }) => JSON.stringify(answer.errors ?? []) + JSON.stringify(answer.data ?? {}));
  told.push(...wrong);
});

test('and in every place of the contract that takes a text', { timeout: 120_000 }, async () => {
  const contract = buildContract();
  const own = () => randomUUID();
  for (const [name, cookie] of [['nobody', null], ['chloe', await served.signedIn('chloe')], ['ana', await served.signedIn('ana')], ['olga', await served.signedIn('olga')]] as const) {
    for (const root of ['Query', 'Mutation'] as const) {
      for (const field of rootFields(contract, root)) {
        if (name === 'nobody' && rules[root]?.[field.name] !== 'anybody') continue;
        for (const position of textPositionsOf(field)) {
          const variables = variablesWith(field, own, position, STUFFED);
          const answer = await served.ask(cookie, walksFrom(root, field, Object.keys(variables))[0] ?? '', variables);
          told.push(JSON.stringify(answer.errors ?? []));
        }
      }
    }
  }
});

const STUFFED = 'canary in every place';

/** Which of these stand in it. Six digits alone could be part of any number, so they are looked for by themselves. */
function found(text: string): string[] {
  const words: [string, string][] = [['a password', PASSWORD], ['a new password', NEW_PASSWORD], ['a message', TEXT], ['a note', NOTE], ['stuffing', STUFFED], ...Object.entries(PHONES).map(([whose, phone]): [string, string] => [`the phone of ${whose}`, phone]), ...secrets];
  const bare = text.replace(/\d\d:\d\d:\d\d\.\d+/gu, 'a time');
  return words.filter(([, word]) => (/^\d{6}$/u.test(word) ? new RegExp(`(?<![\\w.-])${word}(?![\\w.-])`, 'u').test(bare) : bare.includes(word))).map(([what]) => what);
}

test('not one of them stands in the log', () => {
  expect(served.logged.length).toBeGreaterThan(10);
  expect(found(served.logged.join('\n'))).toEqual([]);
  expect(served.logged.join('\n')).not.toContain(REASON);
});

test('not one of them is told in an answer to whom it is not for', () => {
  expect(told.length).toBeGreaterThan(500);
  // Whoever ends a conversation is shown what its client wrote, and is the only one.
  expect(found(told.join('\n')).filter((what) => what !== 'a message')).toEqual([]);
});

test('no text of a conversation goes to a phone or a mailbox, and no code beside the one that was sent', () => {
  const posted = served.sent.map(({ code: sent, ...message }) => JSON.stringify({ ...message, text: message.text.replace(sent ?? '\u0000', '') }));
  // What an administrator called a team or themself stands in what is sent for it.
  const allowed = /^(the phone of|a link|stuffing)/u;
  expect(found(posted.join('\n')).filter((what) => !allowed.test(what))).toEqual([]);
});

test('in the database texts stand where they were written, phones where they are used, and everything else nowhere', async () => {
  const columns = await served.world.sql<{ table: string; column: string; type: string }>(
    `select table_name as "table", column_name as "column", data_type as type from information_schema.columns c where table_schema = 'public' and exists (
       select 1 from information_schema.tables t where t.table_name = c.table_name and t.table_type = 'BASE TABLE') order by 1, ordinal_position`,
  );
  expect(columns.length).toBeGreaterThan(100);
  const places: string[] = [];
  for (const { table, column, type } of columns) {
    const text = type === 'bytea' ? `encode("${column}", 'escape') || ' ' || encode("${column}", 'hex')` : `"${column}"::text`;
    const rows = await served.world.sql<{ value: string }>(`select distinct ${text} as value from "${table}"`);
    for (const what of found(rows.map(({ value }) => value ?? '').join('\n'))) places.push(`${what.replace(/ of (ana|chloe|support|next)$/u, '')} in ${table}.${column}`);
  }
  expect([...new Set(places)].sort().filter((place) => !place.startsWith('stuffing'))).toEqual(PLACES);
});

/** Where it is what it is for. */
const PLACES = [
  'a message in entry.body', 'a message in thread.preview_text', 'a note in entry.body',
  'the phone in account.secure_phone', 'the phone in challenge.phone',
].sort();
