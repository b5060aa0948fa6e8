import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Api, signedInApi } from './api.ts';
import { hasFocus, outsideOf, tabTo } from './by-keyboard.ts';
import { codeFor, demoSignIn, keepPictures, openBrowser, type Person, sitDown } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/** What makes it comfortable for those who do not point: the story by keyboard alone, the palette, the keys, and how things look. */
describe('without a mouse', () => {
  let server: RunningServer;
  let browser: Browser;
  let ana: Person;
  let chloe: Person;
  let ben: Api;
  const TITLE = 'Deposit for the new studio';
  const card = (page: Page) => page.getByRole('link', { name: new RegExp(TITLE, 'u') });
  const palette = ({ page }: Person) => page.getByRole('dialog', { name: 'Search and acts' });

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    [ana, chloe] = await Promise.all([sitDown(browser, server.url), sitDown(browser, server.url)]);
    ben = await signedInApi(server.url, 'Ben');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures({ ana, chloe });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('a member signs in and opens the queue', async () => {
    const { page } = ana;
    await page.goto('/');
    await focused(page.getByLabel('E-mail'));
    await page.keyboard.type('ana@alderfinch.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type('patch-cord-1947');
    await page.keyboard.press('Enter');
    await focused(page.locator('input[autocomplete="one-time-code"]'));
    await page.keyboard.type(await codeFor(server.url, 'Ana Moreau'));
    const send = page.getByRole('button', { name: 'Send the code' });
    await tabTo(page, send);
    await page.keyboard.press('Enter');
    await tabTo(page, page.locator('input[autocomplete="one-time-code"]'));
    await page.keyboard.type(await codeFor(server.url, 'Support'));
    await page.getByText('Gustav Holm').first().waitFor();
  });

  test('a client writes to the team', async () => {
    const { page } = chloe;
    await demoSignIn(chloe, server.url, 'Chloe');
    const begin = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Support' }) }).getByRole('link', { name: /New conversation/u });
    await tabTo(page, begin);
    await page.keyboard.press('Enter');
    await focused(page.getByLabel('Message to Support'));
    await tabTo(page, page.getByLabel('What is it about?'), 'Shift+Tab');
    await page.keyboard.type(TITLE);
    await tabTo(page, page.getByLabel('Message to Support'));
    await page.keyboard.type('I sent 12,400 to the landlord.');
    await page.keyboard.press('Enter');
    await shows(page, 'I sent 12,400 to the landlord.');
  });

  test('the member walks to it with J, takes it with C, and writes at once', async () => {
    const { page } = ana;
    await card(page).waitFor();
    await page.keyboard.press('1');
    for (let steps = 0; steps < 12 && !(await hasFocus(card(page))); steps++) await page.keyboard.press('j');
    expect(await hasFocus(card(page))).toBe(true);
    await page.keyboard.press('c');
    await focused(page.locator('[data-composer]'));
    await page.keyboard.type('Hello Chloe, I have it in front of me. C and E are letters here.');
    await page.keyboard.press('Control+Enter');
    await shows(chloe.page, 'C and E are letters here.');
    await focused(chloe.page.locator('[data-composer]'));
    await chloe.page.keyboard.type('Thank you, Ana.');
    await chloe.page.keyboard.press('Enter');
    await shows(page, 'Thank you, Ana.');
  });

  test('she leaves the text with Escape, adds a note with N, and transfers it with T', async () => {
    const { page } = ana;
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await focused(page.getByLabel('Note that only staff can see'));
    await page.keyboard.type('They want the last four digits.');
    await page.keyboard.press('Control+Enter');
    await shows(page, 'They want the last four digits.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: 'Transfer' });
    await focused(dialog.getByRole('combobox'));
    await page.keyboard.type('ben');
    await dialog.getByRole('option', { name: /^Ben Okafor/u }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await shows(chloe.page, 'Ben from Support took over from Ana');
    await ben.transferAs(server.url, 'Ben', TITLE, 'Ana');
    await page.getByRole('region', { name: 'Who has this conversation' }).getByText('Held by you').waitFor();
  });

  test('the palette finds people, conversations and acts by a few letters, and the focus comes back', async () => {
    const { page } = ana;
    const text = page.locator('[data-composer]');
    await page.keyboard.press('3');
    await focused(text);
    await page.keyboard.press('Control+k');
    await focused(palette(ana).getByRole('combobox'));
    expect(await palette(ana).getByRole('option', { selected: true }).innerText()).toMatch(/^Transfer/u);
    await page.keyboard.type('ben');
    await palette(ana).getByRole('group', { name: 'People' }).getByRole('option', { name: /^Chloe Bennett/u }).waitFor();
    await palette(ana).getByRole('group', { name: 'Conversations' }).getByRole('option', { name: new RegExp(TITLE, 'u') }).waitFor();
    await page.keyboard.press('ArrowDown');
    const active = await palette(ana).getByRole('combobox').getAttribute('aria-activedescendant');
    expect(await palette(ana).getByRole('option', { selected: true }).getAttribute('id')).toBe(active);
    await page.keyboard.press('Escape');
    await focused(text);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('renam');
    await page.keyboard.press('Enter');
    await focused(page.getByLabel('Title of the conversation').or(page.locator('form input[maxlength="120"]')).first());
    await page.keyboard.press('Escape');
  });

  test('the colours chosen there are those of the next page before it draws anything', async () => {
    const { page } = ana;
    await page.keyboard.press('Control+k');
    await page.keyboard.type('dark');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('html').getAttribute('data-scheme')).toBe('dark');
    await page.route(/\/assets\/index-.*\.js/u, (route) => route.abort());
    await page.reload();
    expect(await page.locator('html').getAttribute('data-scheme')).toBe('dark');
    await page.unroute(/\/assets\/index-.*\.js/u);
    await page.reload();
    await card(page).first().waitFor();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toMatch(/rgb\((\d|1\d|2\d), /u);
  });

  test('the help tells all keys, and single ones can be switched off', async () => {
    const { page } = ana;
    // In a text it is a sign like any other.
    await focused(page.locator('[data-composer]'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys' });
    await help.getByText('Leave and remove all').waitFor();
    await focused(help.getByRole('switch'));
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await page.keyboard.press('e');
    await page.keyboard.press('?');
    await page.keyboard.press('Control+k');
    await focused(palette(ana).getByRole('combobox'));
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.keyboard.type('switch single');
    await page.keyboard.press('Enter');
    await palette(ana).waitFor({ state: 'detached' });
    // The deed comes a moment after the palette has gone and given the focus back.
    await expect.poll(() => page.evaluate(() => localStorage.getItem('sb-single-keys'))).toBeNull();
    await page.keyboard.press('?');
    await help.waitFor();
    await page.keyboard.press('Escape');
  });

  test('she ends it with E, which Chloe reads; Chloe writes to the team again', async () => {
    const { page } = ana;
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: /Leave and remove all/u });
    await focused(dialog.getByRole('button', { name: /Leave and remove all/u }));
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await shows(chloe.page, 'Ana ended the conversation');
    await tabTo(chloe.page, chloe.page.getByRole('link', { name: 'Message the team again' }));
    await chloe.page.keyboard.press('Enter');
    await tabTo(chloe.page, chloe.page.getByLabel('Message to Support'));
    await chloe.page.keyboard.type('One more thing.');
    await chloe.page.keyboard.press('Enter');
    await shows(chloe.page, 'One more thing.');
    expect(await chloe.page.locator('body').innerText()).not.toContain('last four digits');
    expect([...ana.complaints.filter((each) => !each.includes('ERR_FAILED')), ...chloe.complaints]).toEqual([]);
  });

  test('at 320 pixels, which is 200 % zoom and more, nothing has to be scrolled across, in either direction of writing', async () => {
    for (const person of [ana, chloe]) await person.page.setViewportSize({ width: 320, height: 640 });
    const thread = new URL(chloe.page.url()).pathname;
    const seen: string[] = [];
    for (const [{ page }, path] of [[ana, '/desk'], [ana, '/desk?pane=inbox'], [ana, `/desk${thread}`], [ana, '/directory'], [ana, '/you'], [chloe, '/'], [chloe, '/conversations'], [chloe, thread], [chloe, '/you/security']] as const) {
      await page.goto(path);
      await page.locator('[data-pane], h2, h3').first().waitFor();
      await page.waitForLoadState('networkidle').catch(() => undefined);
      for (const dir of ['ltr', 'rtl']) {
        await page.evaluate((way) => (document.documentElement.dir = way), dir);
        seen.push(...(await outsideOf(page)).map((what) => `${path}, ${dir}: ${what}`));
      }
    }
    expect(seen).toEqual([]);
  });

  test.each([['the queues', '/desk', () => ana], ['the inbox', '/desk?pane=inbox', () => ana], ['a client\u2019s contacts', '/', () => chloe], ['a client\u2019s conversations', '/conversations', () => chloe]] as const)('on a phone, %s: a button opens the palette, which fills what a keyboard on the screen leaves', async (_, path, who) => {
    const { page } = who();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path);
    await page.getByRole('button', { name: 'Search and acts' }).click();
    const dialog = palette(who());
    await focused(dialog.getByRole('combobox'));
    expect(await boxOf(dialog)).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    await keyboardOnScreen(page, 844 - 336);
    await expect.poll(() => boxOf(dialog)).toEqual({ x: 0, y: 0, width: 390, height: 844 - 336 });
    for (let steps = 0; steps < 8; steps++) await page.keyboard.press('ArrowDown');
    const chosen = await boxOf(dialog.getByRole('option', { selected: true }));
    expect((chosen?.y ?? 999) + (chosen?.height ?? 0)).toBeLessThanOrEqual(844 - 336);
    await page.keyboard.type('you');
    await dialog.getByRole('option', { name: 'You', exact: true }).click();
    await page.getByRole('heading', { name: who() === ana ? 'Ana Moreau' : 'Chloe Bennett' }).first().waitFor();
  });
});

function boxOf(target: Locator) {
  return target.boundingBox();
}

/** What a device does whose keyboard lies over the page: it tells how much of the page can still be seen. */
async function keyboardOnScreen(page: Page, height: number): Promise<void> {
  await page.evaluate((left) => {
    Object.defineProperty(visualViewport, 'height', { configurable: true, get: () => left });
    visualViewport?.dispatchEvent(new Event('resize'));
  }, height);
}

async function focused(target: Locator): Promise<void> {
  await target.waitFor();
  await expect.poll(() => hasFocus(target)).toBe(true);
}

async function shows(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor();
}
