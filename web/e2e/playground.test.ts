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
    await page.getByRole('tab', { name: 'DeskFeed' }).click();
    await page.locator('.graphiql-query-editor').getByText('DeskFeed').first().waitFor();
    await runs(page, 'DeskSnapshot');
  });

  test('is not for clients', async () => {
    const chloe = await sitDown(browser, server.url);
    await demoSignIn(chloe, server.url, 'Chloe');
    await chloe.page.goto('/playground');
    await chloe.page.getByText(/staff/iu).first().waitFor();
    expect(await chloe.page.getByRole('button', { name: /Execute query/u }).count()).toBe(0);
  });
});

/** Presses the button until the answer is there: GraphiQL takes a moment to know what stands in its editor, and says nothing meanwhile. */
async function runs(page: Page, answer: string): Promise<void> {
  await vi.waitFor(async () => {
    await page.getByRole('button', { name: /Execute query/u }).click();
    await page.locator('.result-window').getByText(answer).first().waitFor({ timeout: 3_000 });
  }, { timeout: 60_000, interval: 300 });
}
