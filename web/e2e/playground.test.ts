import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { demoSignIn, openBrowser, type Person, sitDown } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

describe('the playground', () => {
  let server: RunningServer;
  let browser: Browser;
  let ana: Person;
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    ana = await sitDown(browser, server.url);
    await demoSignIn(ana, server.url, 'Ana');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('answers a query as the person who is signed in, from our own server alone', async () => {
    const { page } = ana;
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && /^https?:/u.test(request.url())) foreign.push(request.url());
    });
    await page.goto('/playground');
    await runs(page, 'ana@alderfinch.example');
    expect(foreign).toEqual([]);
  });

  test('listens live: a subscription tells its snapshot as soon as it runs', async () => {
    const { page } = ana;
    await opensTab(page, 'DeskFeed');
    await runs(page, 'DeskSnapshot');
  });

  test('asks with an API token that is pasted, subscriptions too, and keeps it nowhere', async () => {
    const { page } = ana;
    const secret = await tokenOf(page);
    expect(secret).toMatch(/^sb_/u);

    await page.goto('/playground');
    await page.getByLabel('API token').fill('sb_not-a-token');
    await page.getByRole('button', { name: 'Use', exact: true }).click();
    await page.getByText('This token opens nothing').waitFor();
    await page.getByLabel('API token').fill(secret);
    await page.getByRole('button', { name: 'Use', exact: true }).click();
    await page.getByText('as Ana Moreau, by token').waitFor();

    const sent: (string | undefined)[] = [];
    page.on('request', (request) => request.url().endsWith('/graphql') && sent.push(request.headers()['authorization']));
    await page.getByRole('tab', { name: 'WhoAmI' }).click();
    await runs(page, 'ana@alderfinch.example');
    expect(new Set(sent)).toEqual(new Set([`Bearer ${secret}`]));
    const ticketed = page.waitForRequest((request) => request.url().endsWith('/socket-ticket'));
    await opensTab(page, 'DeskFeed');
    await runs(page, 'DeskSnapshot');
    await ticketed;

    expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state]))).not.toContain(secret);
    await page.getByRole('button', { name: 'Leave the token' }).click();
    await page.getByText('as Ana Moreau', { exact: true }).waitFor();
    await page.reload();
    await page.getByLabel('API token').waitFor();
    expect(ana.complaints).toEqual([]);
  });

  test('is for whoever has a token, without a sign-in', async () => {
    const nobody = await sitDown(browser, server.url);
    await nobody.page.goto('/playground');
    await nobody.page.getByText('or, with an API token').waitFor();
    expect(await nobody.page.getByRole('button', { name: /Execute query/u }).count()).toBe(0);
    await nobody.page.getByLabel('API token').fill(await tokenOf(ana.page));
    await nobody.page.getByRole('button', { name: 'Use', exact: true }).click();
    await opensTab(nobody.page, 'DeskFeed');
    await runs(nobody.page, 'DeskSnapshot');
  });

  test('is not for clients', async () => {
    const chloe = await sitDown(browser, server.url);
    await demoSignIn(chloe, server.url, 'Chloe');
    await chloe.page.goto('/playground');
    await chloe.page.getByText(/staff/iu).first().waitFor();
    expect(await chloe.page.getByRole('button', { name: /Execute query/u }).count()).toBe(0);
  });
});

/** Makes a token on one's own page, and reads its secret there. */
async function tokenOf(page: Page): Promise<string> {
  await page.goto('/you/tokens/new');
  await page.getByLabel('Name', { exact: true }).fill('Playground');
  await page.getByRole('checkbox', { name: /^Read conversations/u }).check();
  await page.getByRole('button', { name: 'Make token' }).click();
  return (await page.getByLabel('Secret').textContent()) ?? '';
}

/** Chooses a tab until its query stands in the editor: until GraphiQL has started, it takes back what was chosen. */
async function opensTab(page: Page, name: string): Promise<void> {
  await vi.waitFor(async () => {
    await page.getByRole('tab', { name }).click();
    await page.locator('.graphiql-query-editor').getByText(name).first().waitFor({ timeout: 3_000 });
  }, { timeout: 60_000, interval: 300 });
}

/** Presses the button until the answer is there: GraphiQL takes a moment to know what stands in its editor, and says nothing meanwhile. */
async function runs(page: Page, answer: string): Promise<void> {
  await vi.waitFor(async () => {
    await page.getByRole('button', { name: /Execute query/u }).click();
    await page.locator('.result-window').getByText(answer).first().waitFor({ timeout: 3_000 });
  }, { timeout: 60_000, interval: 300 });
}
