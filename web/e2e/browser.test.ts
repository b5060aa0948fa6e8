import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeFor, demoSignIn, openBrowser, type Person, sitDown } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/* What a browser does with what people wrote, and what it keeps of whoever was here. */

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Each would run, load or open something if it were anything but text. */
const PAYLOADS = [
  '<img src=x onerror="window.ran=1">', '<script>window.ran=1</script>', '"><svg/onload=window.ran=1>', "'-window.ran=1-'", '{{constructor.constructor("window.ran=1")()}}',
  '[click](javascript:window.ran=1)', 'javascript:window.ran=1', '<a href="https://evil.example">https://good.example</a>', '<iframe srcdoc="<script>parent.ran=1</script>">', '\u202etxt.exe', '${window.ran=1}',
];

describe('text is text', () => {
  test('in messages, titles, notes, names, job titles and client teams, on every screen that shows them', { timeout: 180_000 }, async () => {
    const ana = await sitDown(browser, server.url);
    await demoSignIn(ana, server.url, 'Ana');
    const ask = asker(ana, server.url);
    const { directory } = await ask('{ directory(kind: STAFF, first: 100) { items { id party { name } } } }');
    const ben = (directory as { items: { id: string; party: { name: string } }[] }).items.find(({ party }) => party.name === 'Ben Okafor')?.id;
    await ask('mutation C($input: UpdateContactCardInput!) { updateContactCard(input: $input) { jobTitle } }', { input: { card: { jobTitle: PAYLOADS[0] } } });
    const started = await ask('mutation S($input: StartThreadInput!) { startThread(input: $input) { ... on ThreadStarted { thread { id } } } }', { input: { clientThreadId: crypto.randomUUID(), to: [ben], title: PAYLOADS[1], text: PAYLOADS.join('\n') } });
    const threadId = (started['startThread'] as { thread: { id: string } }).thread.id;

    const olga = await sitDown(browser, server.url);
    await demoSignIn(olga, server.url, 'Olga');
    const administer = asker(olga, server.url);
    for (const name of PAYLOADS.slice(0, 5)) await administer('mutation G($input: CreateClientTeamInput!) { createClientTeam(input: $input) { id } }', { input: { name } });
    await administer('mutation A($input: CreateAccountInput!) { createAccount(input: $input) { id } }', { input: { client: { name: PAYLOADS[2], email: 'payload@mail.example', securePhone: '+447700900888' } } });

    for (const path of ['/desk', `/desk/t/${threadId}`, '/directory', '/you']) await isText(ana, path);
    for (const path of ['/admin/accounts', '/admin/client-teams', '/admin/who-sees-whom', '/admin/audit', '/admin/setup']) await isText(olga, path);
    await ana.page.goto(`/desk/t/${threadId}`);
    await ana.page.getByText(PAYLOADS[0] ?? '').first().waitFor();
    const links = await ana.page.locator('main a[href]').evaluateAll((all) => all.map((each) => [each.getAttribute('href') ?? '', each.getAttribute('rel') ?? '', each.getAttribute('target') ?? '']));
    for (const [href = '', rel = '', target] of links) {
      expect(href).toMatch(/^(https?:|mailto:|\/)/u);
      if (target === '_blank') expect(rel).toContain('noopener');
    }
    expect([...ana.complaints, ...olga.complaints]).toEqual([]);
  });
});

describe('whoever signs out', () => {
  test('leaves nothing behind: not in memory, storage or caches, and Back shows nothing of it', { timeout: 60_000 }, async () => {
    const ana = await sitDown(browser, server.url);
    await demoSignIn(ana, server.url, 'Ana');
    const { page, context } = ana;
    await page.goto('/desk');
    await page.locator('a[href^="/desk/t/"]').first().click();
    await page.waitForURL('**/t/**');
    const said = (await page.locator('a[href^="/desk/t/"]').first().innerText()).split('\n').sort((a, b) => b.length - a.length)[0] ?? '';
    await page.goto('/you');
    await page.getByText('Ana Moreau').first().waitFor();
    await page.goBack();
    await page.locator('a[href^="/desk/t/"]').first().waitFor();
    expect([said, await inMemory(ana, said)]).toEqual([said, true]);
    await page.getByRole('button', { name: 'Ana Moreau: your menu' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in**');
    expect([said, await inMemory(ana, said)]).toEqual([said, false]);
    const kept = await page.evaluate(async () => ({ local: Object.keys(localStorage), session: Object.keys(sessionStorage), caches: await caches.keys(), databases: await indexedDB.databases() }));
    expect(kept).toEqual({ local: [], session: [], caches: [], databases: [] });
    expect((await context.cookies()).map(({ name }) => name)).not.toContain('sb_session');
    for (let i = 0; i < 3; i++) {
      await page.goBack().catch(() => null);
      await page.waitForLoadState('networkidle').catch(() => undefined);
      expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/Ana Moreau|My inbox|Chloe Bennett/u);
    }
  });

  test('the page that everybody is sent says nothing about anybody', async () => {
    const ana = await sitDown(browser, server.url);
    await demoSignIn(ana, server.url, 'Ana');
    const shell = async (cookies: boolean) => {
      const answer = cookies ? await ana.context.request.get('/desk', { headers: { accept: 'text/html' } }) : await fetch(`${server.url}/desk`, { headers: { accept: 'text/html' } });
      const headers = cookies ? (answer as { headers(): Record<string, string> }).headers() : Object.fromEntries((answer as Response).headers);
      expect(headers['cache-control']).toBe('no-store');
      return answer.text();
    };
    expect(await shell(true)).toBe(await shell(false));
  });
});

describe('whoever is taken out of a team', () => {
  test('has its conversation on the screen no more, nor in memory, within two seconds', { timeout: 60_000 }, async () => {
    // The driver keeps what it was asked to find, in the page: what is looked for in memory is another word.
    const [shown, canary] = [`shown ${crypto.randomUUID()}`, `canary ${crypto.randomUUID()}`];
    const [ana, lena] = [await sitDown(browser, server.url), await sitDown(browser, server.url)];
    await demoSignIn(ana, server.url, 'Ana');
    await demoSignIn(lena, server.url, 'Lena');
    const [asAna, asLena] = [asker(ana, server.url), asker(lena, server.url)];
    const queue = async () => ((await asAna('{ desk { queues { team { id name } page { items { card { id } } } } } }'))['desk'] as { queues: { team: { id: string; name: string }; page: { items: { card: { id: string } }[] } }[] }).queues.find(({ team: { name } }) => name === 'Support');
    const team = (await queue())?.team.id ?? '';
    const { requestTeamAccess } = await asAna('mutation R($team: ID!) { requestTeamAccess(input: { teamId: $team }) { ... on CodeChallenge { challengeId } } }', { team });
    await asAna('mutation C($input: ConfirmTeamAccessInput!) { confirmTeamAccess(input: $input) { __typename } }', { input: { ...(requestTeamAccess as object), code: await codeFor(server.url, 'Support') } });
    const threadId = (await queue())?.page.items[0]?.card.id ?? '';
    await asAna('mutation N($input: AddNoteInput!) { addNote(input: $input) { __typename } }', { input: { threadId, clientNoteId: crypto.randomUUID(), text: `${shown}, ${canary}` } });
    await ana.page.goto(`/desk/t/${threadId}`);
    await ana.page.getByText(shown).waitFor();
    expect(await inMemory(ana, canary)).toBe(true);

    const { account } = await asLena('query T($id: ID!) { account(id: $id) { members { id name } } }', { id: team });
    const { members } = account as { members: { id: string; name: string }[] };
    const memberIds = members.filter(({ name }) => name !== 'Ana Moreau').map(({ id }) => id);
    await asLena('mutation M($input: SetTeamMembersInput!) { setTeamMembers(input: $input) { id } }', { input: { teamId: team, memberIds } });
    await ana.page.getByText(shown).waitFor({ state: 'detached', timeout: 2000 });
    expect(await inMemory(ana, canary)).toBe(false);
    expect(ana.complaints).toEqual([]);
  });
});

async function isText({ page }: Person, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState('networkidle').catch(() => undefined);
  expect([path, await page.evaluate(() => Reflect.get(window, 'ran'))]).toEqual([path, undefined]);
  expect(await page.locator('iframe, img[src="x"], svg[onload], script:not([src])').count()).toBe(0);
}

function asker({ context }: Person, url: string) {
  return async (query: string, variables: object = {}): Promise<Record<string, unknown>> => {
    const answer = await context.request.post('/graphql', { data: { query, variables }, headers: { origin: url } });
    const { data, errors } = (await answer.json()) as { data: Record<string, unknown>; errors?: { message: string }[] };
    if (errors) throw new Error(errors.map(({ message }) => message).join(' '));
    return data;
  };
}

/** Whether the page's memory holds a text anywhere, garbage aside. */
async function inMemory({ page, context }: Person, text: string): Promise<boolean> {
  const devtools = await context.newCDPSession(page);
  let snapshot = '';
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (snapshot += chunk));
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return snapshot.includes(text);
}
