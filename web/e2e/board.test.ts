import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Api, signedInApi } from './api.ts';
import { codeFor, demoSignIn, keepPictures, openBrowser, type Person, sitDown } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/** The board as two members of a team use it, each at a browser of their own. */
describe('the board', () => {
  let server: RunningServer;
  let browser: Browser;
  let ana: Person;
  let ben: Person;
  let api: Api;

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    [ana, ben] = await Promise.all([sitDown(browser, server.url), sitDown(browser, server.url)]);
    api = await signedInApi(server.url, 'Lena');
    // One after the other: each is sent a code, and the newest counts.
    for (const [person, name] of [[ana, 'Ana'], [ben, 'Ben']] as const) {
      await demoSignIn(person, server.url, name);
      await openQueue(person, server.url);
    }
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures({ ana, ben });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('while the pointer rests nothing moves: who is new waits as “1 new”, and who was taken says by whom', async () => {
    const cards = waiting(ana).locator('[data-takes]');
    const before = await cards.count();
    await cards.first().hover();
    await api.startAs(server.url, 'Hana', 'Support', 'Lost key');
    await ana.page.getByRole('button', { name: '1 new' }).waitFor();
    expect(await cards.count()).toBe(before);
    await take(ben, 'Standing order, wrong day');
    await waiting(ana).getByText(/Ben took this \d+ s ago/u).waitFor();
    await restHands(ana);
    await waiting(ana).getByRole('link', { name: /Hana Sato.*Lost key/u }).waitFor();
    await waiting(ana).getByText(/Ben took this/u).waitFor({ state: 'detached' });
    await waiting(ana).locator('[data-row^="held:"]').filter({ hasText: 'Idris Rahman' }).getByText('Ben').waitFor();
    expect(await ana.page.getByRole('button', { name: '1 new' }).count()).toBe(0);
  });

  test('a colleague who looks is seen on the card and in the conversation, and is gone when they look elsewhere', async () => {
    const card = waiting(ana).getByRole('link', { name: /Gustav Holm.*Card blocked in Lisbon/u });
    await waiting(ben).getByRole('link', { name: /Card blocked in Lisbon/u }).click();
    await card.getByText('Ben looking').waitFor({ state: 'attached' });
    await card.click();
    const bar = (person: Person) => person.page.getByRole('region', { name: 'Who has this conversation' });
    await bar(ana).getByText('Ben looking').waitFor({ state: 'attached' });
    await bar(ben).getByText('Ana looking').waitFor({ state: 'attached' });
    await waiting(ben).getByRole('link', { name: /Hana Sato.*Lost key/u }).click();
    await bar(ana).getByText('Ben looking').waitFor({ state: 'detached' });
    await restHands(ana);
  });

  test('a conversation that Ana snoozes stands apart until its client writes; what she waits for stands on its card', async () => {
    const TITLE = 'Transfer to the new account';
    const { page } = ana;
    await inbox(ana).getByRole('link', { name: new RegExp(TITLE, 'u') }).click();
    await page.getByRole('region', { name: 'Who has this conversation' }).getByText('Held by you').waitFor();
    await restHands(ana);
    await page.keyboard.press('s');
    await page.getByRole('dialog').getByRole('button', { name: /Tomorrow morning/u }).click();
    await page.getByText(/Snoozed until .* 09:00, or until Chloe writes/u).waitFor();
    const snoozed = inbox(ana).getByRole('button', { name: /Snoozed 1/u });
    await snoozed.waitFor();
    await inbox(ana).getByRole('link', { name: new RegExp(TITLE, 'u') }).waitFor({ state: 'detached' });
    await snoozed.click();
    await inbox(ana).getByRole('link', { name: new RegExp(`${TITLE}.*until`, 'u') }).waitFor();
    await restHands(ana);
    await api.writeAs(server.url, 'Chloe', TITLE, 'The bank says it went back.');
    await snoozed.waitFor({ state: 'detached' });
    await page.locator('main').getByText('wrote, so it is awake again').waitFor();

    await page.getByRole('button', { name: 'More for this conversation' }).click();
    await page.getByRole('menuitem', { name: /Put on hold/u }).click();
    await page.getByLabel('What you wait for').fill('the receiving bank');
    await page.getByRole('dialog').getByRole('button', { name: 'Put on hold' }).click();
    await inbox(ana).getByRole('link', { name: /On hold: the receiving bank/u }).waitFor();
    await waiting(ben).locator('[data-row^="held:"]').filter({ hasText: 'Chloe Bennett' }).first().waitFor();
  });

  test('a filter stands in the address, follows what happens, and is there after a reload; Back leads to everything', async () => {
    const { page } = ana;
    await page.goto('/desk');
    await page.getByRole('button', { name: 'Filter the queues' }).click();
    await page.getByRole('menuitemradio', { name: 'Held by others' }).click();
    await waiting(ana).getByRole('link', { name: /Idris Rahman.*Ben/u }).waitFor();
    expect(new URL(page.url()).searchParams.get('show')).toBe('others');
    await page.reload();
    await waiting(ana).getByRole('link', { name: /Idris Rahman.*Ben/u }).waitFor();
    await restHands(ana);
    await take(ben, 'Lost key');
    await waiting(ana).getByRole('link', { name: /Hana Sato.*Lost key.*Ben/u }).waitFor();
    await page.goBack();
    await waiting(ana).locator('[data-takes]').first().waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  test('several are taken at once; each is answered for itself, and those that were taken can all go back', async () => {
    await api.startAs(server.url, 'Hana', 'Support', 'New phone number');
    await api.startAs(server.url, 'Chloe', 'Support', 'Fee on the statement');
    const { page } = ana;
    for (const title of [/New phone number/u, /Fee on the statement/u]) await waiting(ana).getByRole('link', { name: title }).waitFor();
    await waiting(ana).getByRole('link', { name: /New phone number/u }).hover();
    await page.keyboard.press('x');
    await waiting(ana).getByRole('link', { name: /Fee on the statement/u }).hover();
    await page.keyboard.press('x');
    await inbox(ana).getByRole('link', { name: /Transfer to the new account/u }).hover();
    await page.keyboard.press('x');
    const bar = page.getByRole('toolbar', { name: 'With what is chosen' });
    await bar.getByText('3 conversations chosen').waitFor();
    await bar.getByRole('button', { name: 'Take' }).click();
    const summary = page.getByRole('dialog', { name: '2 taken, 1 could not be' });
    await summary.getByText('You hold it already.').waitFor();
    await summary.getByRole('button', { name: 'Undo the others' }).click();
    await page.getByText('2 are back where they were').first().waitFor();
    for (const person of [ana, ben]) await restHands(person);
    for (const title of ['New phone number', 'Fee on the statement']) await waiting(ben).locator('[data-takes]').filter({ hasText: title }).waitFor();
    expect(await bar.count()).toBe(0);
  });

  test('through all of it no browser complained of an error or of a breach of the content policy', () => {
    expect([ana, ben].flatMap((person) => person.complaints)).toEqual([]);
  });
});

async function openQueue({ page }: Person, url: string): Promise<void> {
  await page.getByRole('button', { name: 'Send the code' }).click();
  const boxes = page.locator('input[autocomplete="one-time-code"]');
  await boxes.waitFor();
  await boxes.fill(await codeFor(url, 'Support'));
  await page.getByText('Gustav Holm').first().waitFor();
  await page.mouse.move(900, 300);
}

function waiting({ page }: Person) {
  return page.getByRole('region', { name: 'Queues' });
}

function inbox({ page }: Person) {
  return page.getByRole('region', { name: 'My inbox' });
}

async function take(person: Person, title: string): Promise<void> {
  await waiting(person).locator('li[data-row]').filter({ hasText: title }).getByRole('button', { name: /^Take/u }).dispatchEvent('click');
}

/** Lists wait to move while somebody points into them or has their focus there. */
async function restHands({ page }: Person): Promise<void> {
  await page.mouse.move(900, 300);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
}
