import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Api, signedInApi } from './api.ts';
import { beExamined, seriousOn } from './axe.ts';
import { hasFocus, tabTo } from './by-keyboard.ts';
import { demoSignIn, keepPictures, openBrowser, type Person } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/** Somebody comes back to a conversation in which much was written meanwhile, and parts of the app come later than they are asked for. */
describe('coming back to a conversation', () => {
  let server: RunningServer;
  let browser: Browser;
  let ana: Person;
  let chloe: Api;
  const TITLE = 'Transfer to the new account';
  const WORDS = 'I have asked them once more, and they say that it is on their side, that they look into it, and that they ring me back today.';

  beforeAll(async () => {
    server = await startServer('cast', { 'pace.personPerSecond': 1_000, 'pace.personBurst': 3_000 });
    browser = await openBrowser();
    ana = { ...(await beExamined(browser, server.url, { viewport: { width: 1440, height: 900 }, colorScheme: 'light' })), heard: [], complaints: [] };
    chloe = await signedInApi(server.url, 'Chloe');
    await demoSignIn(ana, server.url, 'Ana');
    await open(TITLE);
    await entries().getByText('And should I do anything on my side?').waitFor();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures({ ana });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('a part of the app that does not come says so in its place, and comes when it is asked for again', async () => {
    const { page } = ana;
    await page.route(/KeysDialog-.*\.js/u, (route) => route.abort());
    await page.getByRole('button', { name: 'Keys', exact: true }).click();
    const trouble = page.getByRole('dialog', { name: 'This could not be loaded' });
    await trouble.getByText('Check your connection and try again.').waitFor();
    await page.keyboard.press('Escape');
    await trouble.waitFor({ state: 'detached' });
    await entries().getByText('And should I do anything on my side?').waitFor();
    await page.getByRole('button', { name: 'Keys', exact: true }).click();
    await trouble.waitFor();
    await page.unroute(/KeysDialog-.*\.js/u);
    await trouble.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Leave and remove all').waitFor();
    await page.keyboard.press('Escape');

    await page.route(/DirectoryPage-.*\.js/u, (route) => route.abort());
    await page.getByRole('navigation').getByRole('link', { name: 'Directory' }).click();
    await page.getByRole('heading', { name: 'This could not be loaded' }).waitFor();
    await page.unroute(/DirectoryPage-.*\.js/u);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Ben Okafor').first().waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Desk' }).click();
    await open(TITLE);
  });

  test('what stands above the fold is told at the top, once, and one press leads to the line "new"', async () => {
    await awayWhile(12);
    const bar = ana.page.getByRole('button', { name: /^12 new since \d\d:\d\d$/u });
    await bar.waitFor();
    await ana.page.getByRole('status').getByText(/^12 new since/u).waitFor({ state: 'attached' });
    expect(await inSight(entries().getByText('12 new', { exact: true }))).toBe(false);
    await bar.click();
    await expect.poll(() => inSight(entries().getByText('12 new', { exact: true }))).toBe(true);
    await bar.waitFor({ state: 'detached' });
    expect(await hasFocus(entries())).toBe(true);
    await entries().press('End');
    await expect.poll(() => inSight(entries().getByText('12 new', { exact: true }))).toBe(false);
    expect(await bar.count()).toBe(0);
  });

  test('by keyboard it is reached from the card with Tab, and sent away with Escape, and the place stays', async () => {
    await awayWhile(9);
    const bar = ana.page.getByRole('button', { name: /^9 new since/u });
    await bar.waitFor();
    const before = await entries().evaluate((box) => box.scrollTop);
    await tabTo(ana.page, bar);
    await ana.page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    expect(await hasFocus(entries())).toBe(true);
    expect(await entries().evaluate((box) => box.scrollTop)).toBe(before);
  });

  test('more than a page of it: the way there reads the pages that are missing', async () => {
    await awayWhile(70);
    const bar = ana.page.getByRole('button', { name: /^More than \d+ new$/u });
    await bar.click();
    await expect.poll(() => inSight(entries().getByText('70 new', { exact: true }))).toBe(true);
  });

  test('whoever reads far above is told below how many have come since', async () => {
    await chloe.writeAs(server.url, 'Chloe', TITLE, 'One.');
    await chloe.writeAs(server.url, 'Chloe', TITLE, 'Two.');
    const below = ana.page.getByRole('button', { name: '2 new', exact: true });
    await below.waitFor();
    await below.click();
    await entries().getByText('Two.', { exact: true }).waitFor();
    await below.waitFor({ state: 'detached' });
  });

  test('on a phone, in the dark, it lies over the first words and keeps nobody out', async () => {
    const { page } = ana;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.goto('/desk?pane=inbox');
    await open(TITLE);
    await entries().getByText('Two.', { exact: true }).waitFor();
    await awayWhile(12, async () => void (await page.goBack()));
    await page.getByRole('button', { name: /^12 new since/u }).waitFor();
    expect(await seriousOn(page)).toEqual([]);
  });

  async function open(title: string): Promise<void> {
    await ana.page.getByRole('region', { name: 'My inbox' }).getByRole('link', { name: new RegExp(title, 'u') }).click();
    await entries().waitFor();
  }

  /** Ana is in another conversation while Chloe writes, and comes back. */
  async function awayWhile(count: number, leave = () => open('Quarter-end checklist')): Promise<void> {
    await leave();
    for (let each = 1; each <= count; each += 1) await chloe.writeAs(server.url, 'Chloe', TITLE, `${WORDS} (${each})`);
    await open(TITLE);
    await entries().getByText(`(${count})`).waitFor();
  }

  function entries(): Locator {
    return ana.page.getByRole('region', { name: 'Conversation', exact: true });
  }
});

function inSight(target: Locator): Promise<boolean> {
  return target.evaluateAll(([element]) => {
    const box = element?.getBoundingClientRect();
    const frame = element?.closest('[role="region"]')?.getBoundingClientRect();
    return box !== undefined && frame !== undefined && box.top >= frame.top && box.bottom <= frame.bottom;
  });
}
