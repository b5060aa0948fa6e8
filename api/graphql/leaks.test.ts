import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Name, openServed, ORIGIN, type Served } from '../test/served.ts';
import { everyId, variablesFor } from '../test/walk/arguments.ts';
import { type Ask, type Deed, deedsOfAccess, deedsOfAdministrators, deedsOnThreads } from '../test/walk/deeds.ts';
import { MOST_OF_NOBODY, rootFields, walksFrom } from '../test/walk/documents.ts';
import { fillFirm, type Firm, PEOPLE } from '../test/walk/firm.ts';
import { heardBy } from '../test/walk/listen.ts';
import { neverTold, READERS, wordsIn } from '../test/walk/readers.ts';
import { buildContract } from './contract.ts';

/*
 * Every way through the contract, six objects deep, as everybody, in a firm where everything has happened: no answer holds
 * what its reader may not have, and none is a fault of ours. The ways are made from the contract itself.
 */

const contract = buildContract();
let served: Served;
let firm: Firm;
let ids: string[];
const cookies = new Map<string, string>();
/** Kinds of things behind which somebody has looked. */
const reached = new Set<string>();

beforeAll(async () => {
  served = await openServed();
  firm = await fillFirm(served);
  for (const name of PEOPLE) cookies.set(name, await served.signedIn(name));
  ids = await everyId(served);
}, 120_000);
afterAll(() => served.close());

const ask: Ask = (name, query, variables) => served.ask(name === null ? null : (cookies.get(name) ?? null), query, variables);

describe.each(READERS)('$is', ({ name }) => {
  test('reads nothing that is not theirs, whichever id they name', { timeout: 240_000 }, async () => {
    const never = neverTold(served, firm, name);
    for (const field of rootFields(contract, 'Query')) {
      for (const variables of variablesFor(field, ids, { token: name === null ? firm.invitation : 'x', partners: [served.world.id.chloe, served.world.id.support] })) {
        const [first = '', ...more] = walksFrom('Query', field, Object.keys(variables));
        const answer = await asked(name, first, variables);
        lookAt(answer, never, first, variables);
        // Who may not ask for the field at all is told so whatever the id.
        if (NOT_FOR_THEM.test(answer.errors?.[0]?.message ?? '')) break;
        if (answer.errors === undefined) for (const walk of more) lookAt(await asked(name, walk, variables), never, walk, variables);
      }
    }
  });

  test('reads of one entry, and of what stood there before, what is theirs', async () => {
    const entries = await served.world.sql<{ id: string }>(`select id from entry where change_no > 0 or kind = 'NOTE' order by id limit 40`);
    // A member reads all of it, a helper what was changed, and nobody else any of it.
    const theirs = name === 'ana' ? firm.words.before : name === 'greta' ? ['Text Dipper'] : [];
    const never = neverTold(served, firm, name).filter((word) => !theirs.includes(word));
    const walk = `query Walk($thread: ID!, $entry: ID!) { thread(id: $thread) { __typename versions(entryId: $entry) { __typename text at }
      entry(id: $entry) { __typename ... on Message { text author { person { id name } team { id } } } ... on Note { text author { id name } mentions { id name } } } } }`;
    let told = '';
    for (const { id: entry } of entries) {
      for (const thread of [firm.threads.helped, firm.threads.ended, firm.threads.hanas]) {
        const answer = await asked(name, walk, { thread, entry });
        lookAt(answer, never, walk, { thread, entry });
        told += answer.text;
      }
    }
    expect(firm.words.before.filter((word) => told.includes(word))).toEqual(theirs);
  });

  test('hears nothing that is not theirs', { timeout: 120_000 }, async () => {
    if (name === null) return;
    const never = neverTold(served, firm, name);
    for (const field of rootFields(contract, 'Subscription')) {
      const threads = field.args.length === 0 ? [{}] : Object.values(firm.threads).map((threadId) => ({ threadId, ...(field.name === 'threadEntries' ? { afterSeq: 0, afterChange: 0 } : {}) }));
      for (const variables of threads) {
        for (const heard of await heardBy(served, cookies.get(name) ?? '', walksFrom('Subscription', field, Object.keys(variables)), variables)) look(heard, never, field.name);
      }
    }
  });
});

test('whatever is done to conversations, the answer holds nothing that is not the doer\'s', { timeout: 120_000 }, async () => {
  await served.world.sql('update organisation set clients_may_add = true');
  await served.world.sql('update account set one_open_thread = true where id = $1', [served.world.id.onboarding]);
  for (const deed of deedsOnThreads(served, firm)) await done(deed);
});

test('nor does what is done about getting in', { timeout: 120_000 }, async () => {
  for (const deed of deedsOfAccess(served, firm, ask)) await done(deed);
});

test('nor does what is administered', { timeout: 120_000 }, async () => {
  for (const deed of deedsOfAdministrators(served, ask, upload)) await done(deed);
});

test('there is no kind of thing behind which nobody has looked', () => {
  const all = Object.values(contract.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__') && !ROOTS.has(type.name));
  expect(all.map(({ name }) => name).filter((name) => !reached.has(name)).sort()).toEqual(NOTHING_BEHIND);
});

async function upload(csv: string): Promise<string> {
  const headers = { 'content-type': 'text/csv', cookie: cookies.get('lena') ?? '', origin: ORIGIN };
  const response = await fetch(`${new URL(served.url).origin}/imports?kind=CLIENTS&name=clients.csv`, { method: 'POST', body: csv, headers });
  return ((await response.json()) as { importId: string }).importId;
}

const NOT_FOR_THEM = /^(Sign in first|This is for (staff|administrators|system administrators)\.)/u;

/** It holds the id of a conversation that its listener can no longer read, and their own counts. */
const NOTHING_BEHIND = ['CardGone'];
const ROOTS = new Set<string>(['Query', 'Mutation', 'Subscription']);

async function done({ as, reader, field: name, input, ends }: Deed): Promise<void> {
  const field = rootFields(contract, 'Mutation').find((each) => each.name === name);
  if (!field) throw new Error(`there is no mutation ${name}`);
  const walks = walksFrom('Mutation', field, input === null ? [] : ['input'], as === null ? MOST_OF_NOBODY : undefined).filter((walk) => !walk.includes('{ __typename ... on') || walk.includes(`{ __typename ... on ${ends} `));
  expect(walks.length, `${name} can end as ${ends}`).toBeGreaterThan(0);
  for (const walk of walks) {
    const variables = input === null ? {} : { input: await input() };
    const answer = await asked(as, walk, variables);
    lookAt(answer, neverTold(served, firm, reader ?? as), walk, variables);
    expect(answer.at(`${name}.__typename`), `${name} by ${as ?? 'nobody'}: ${answer.text.slice(0, 300)}`).toBe(ends);
  }
}

async function asked(name: Name | null, query: string, variables: Record<string, unknown>): Promise<Answer> {
  return served.ask(name === null ? null : (cookies.get(name) ?? null), query, variables);
}

function lookAt(answer: Answer, never: readonly string[], query: string, variables: Record<string, unknown>): void {
  const what = `${query.slice(0, 400)} ${JSON.stringify(variables)} ${answer.text.slice(0, 600)}`;
  expect(answer.errors?.filter(({ extensions }) => !KNOWN.has(extensions.code)) ?? [], what).toEqual([]);
  // What they said themselves may come back to them.
  look(Object.values(variables).filter((each) => typeof each === 'string').reduce<string>((text, each) => text.replaceAll(String(each), ''), answer.text), never, what);
}

function look(told: string, never: readonly string[], what: string): void {
  expect(wordsIn(told, never), `${what} ${told.slice(0, 600)}`).toEqual([]);
  for (const [, type] of told.matchAll(/"__typename":"(\w+)"/gu)) if (type) reached.add(type);
}

/** What somebody can be told who asks in a right way for what is not theirs. */
const KNOWN = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT']);
