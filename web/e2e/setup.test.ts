import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { codeFor, keepPictures, linkFor, openBrowser, type Person, sitDown } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/** An organisation with nobody in it, set up by its first administrator through the screens alone, up to the first client message. */
describe('setting up from nothing', () => {
  let server: RunningServer;
  let browser: Browser;
  let femi: Person;
  let ana: Person;
  let chloe: Person;

  beforeAll(async () => {
    server = await startServer('empty');
    browser = await openBrowser();
    [femi, ana, chloe] = await Promise.all([sitDown(browser, server.url), sitDown(browser, server.url), sitDown(browser, server.url, { width: 390, height: 844 })]);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures({ femi, ana, chloe });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('whoever runs the server appoints the first administrator, who accepts the invitation and finds what there is to do', async () => {
    const said = await server.side('create-admin', '--name', 'Femi Adeyemi', '--email', 'femi@alderfinch.example', '--phone', '+447700900199', '--organisation', 'Switchboard');
    await accept(femi, new URL(/http\S+token=\S+/u.exec(said)?.[0] ?? '').pathname + new URL(/http\S+token=\S+/u.exec(said)?.[0] ?? '').search, 'Femi');
    await signIn(femi, 'femi@alderfinch.example', 'Femi');
    await femi.page.getByRole('link', { name: 'Administration' }).click();
    await femi.page.getByRole('heading', { name: 'Set up' }).waitFor();
    await femi.page.getByText('From an empty organisation to the first client message.').waitFor();
    await femi.page.getByText('0 of 6').waitFor();
  });

  test('the organisation gets its name', async () => {
    const { page } = femi;
    await page.getByRole('link', { name: 'Name it' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Alder & Finch');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('The settings are saved.').waitFor();
    await progress(page, '1 of 6');
  });

  test('staff are invited and accept', async () => {
    const { page } = femi;
    await page.getByRole('link', { name: 'Invite staff' }).click();
    await invite(page, 'Ana Moreau', 'ana@alderfinch.example', '+447700900117', 'Ana');
    await accept(ana, await linkFor(server.url, 'ana@alderfinch.example', 'invitation'), 'Ana');
    await progress(page, '2 of 6');
  });

  test('the team account is made, verified, and worked by her', async () => {
    const { page } = femi;
    await page.getByRole('link', { name: 'Create team account' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Support');
    await page.getByLabel('Company e-mail').fill('support@alderfinch.example');
    await page.getByLabel('Secure phone').fill('+44 7700 900142');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByLabel('Ana Moreau').check();
    await page.getByRole('button', { name: 'Add Ana' }).click();
    await page.getByRole('button', { name: 'Create team account' }).click();
    await page.getByRole('heading', { name: 'Not active yet' }).waitFor();
    await page.getByText('How Support works').waitFor();
    await page.getByRole('link', { name: 'Say how it works' }).click();
    expect(await page.getByRole('group', { name: 'How this team works' }).evaluate((place) => place === document.activeElement)).toBe(true);
    await page.getByLabel('Back to the queue after').fill('30');
    await page.getByLabel('Late after, in minutes').fill('10');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Support was saved').waitFor();
    await page.getByRole('button', { name: 'Send a code' }).click();
    await enterCode(page.locator('input[autocomplete="one-time-code"]'), 'Support');
    await page.getByText('It is verified.').waitFor();
    await chloe.page.goto(await linkFor(server.url, 'support@alderfinch.example', 'verify'));
    await chloe.page.getByRole('button', { name: 'Verify' }).click();
    await chloe.page.getByRole('heading', { name: 'The mailbox is verified' }).waitFor();
    await page.getByText('Active', { exact: true }).waitFor();
    await progress(page, '4 of 6');
    await page.getByRole('link', { name: 'How Support works' }).click();
    await page.getByLabel('Back to the queue after').waitFor();
    expect(await page.getByLabel('Back to the queue after').inputValue()).toBe('30');
  });

  test('a client team brings the client and the team together', async () => {
    const { page } = femi;
    await page.goto('/admin/accounts/invite?as=client');
    await invite(page, 'Chloe Bennett', 'chloe@bennett.example', '+447700900177', 'Chloe');
    await page.goto('/admin/setup');
    await page.getByText('1 client reaches nobody yet.').waitFor();
    await page.getByRole('link', { name: 'Client teams' }).click();
    await page.getByRole('button', { name: 'New client team' }).first().click();
    await page.getByRole('dialog').getByLabel('Name').fill('Private clients');
    await page.getByRole('dialog').getByRole('button', { name: /^(Create|Make)/u }).click();
    await page.getByRole('heading', { name: 'Private clients' }).waitFor();
    await addTo(page, 'Add staff and teams', 'Support');
    await addTo(page, 'Add clients', 'Chloe Bennett');
    await progress(page, '5 of 6');
    await page.getByRole('complementary', { name: 'What Chloe would see' }).getByText('Support', { exact: true }).waitFor();
  });

  test('the client accepts, finds Support and nobody behind it, and writes; it stands in the queue at once', async () => {
    await signIn(ana, 'ana@alderfinch.example', 'Ana');
    await ana.page.getByRole('button', { name: 'Send the code' }).click();
    await enterCode(ana.page.locator('input[autocomplete="one-time-code"]'), 'Support');
    await ana.page.getByText('Nobody is waiting.').waitFor();

    const { page } = chloe;
    await accept(chloe, await linkFor(server.url, 'chloe@bennett.example', 'invitation'), 'Chloe');
    await signIn(chloe, 'chloe@bennett.example', 'Chloe');
    await page.getByRole('heading', { name: 'Support' }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Ana');
    await page.getByRole('link', { name: /New conversation/u }).click();
    await page.getByLabel('Message to Support').fill('Good morning. Is this the right place?');
    await page.getByRole('button', { name: 'Send' }).click();
    await ana.page.getByText('Good morning. Is this the right place?').first().waitFor();

    await femi.page.goto('/admin/setup');
    await femi.page.getByText('All is set up.').waitFor();
    for (const person of [femi, ana, chloe]) expect(person.complaints).toEqual([]);
  });

  async function accept({ page }: Person, path: string, name: string): Promise<void> {
    await page.goto(path);
    await page.getByRole('heading', { name: new RegExp(`^Welcome, ${name}`, 'u') }).waitFor();
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Continue' }).click();
    await enterCode(page.locator('input[autocomplete="one-time-code"]'), name);
    await page.getByRole('heading', { name: 'Your account is ready' }).waitFor();
  }

  async function signIn({ page }: Person, email: string, name: string): Promise<void> {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Continue' }).click();
    const boxes = page.locator('input[autocomplete="one-time-code"]');
    await enterCode(boxes, name);
    await boxes.waitFor({ state: 'detached' });
  }

  async function enterCode(boxes: Locator, name: string): Promise<void> {
    await boxes.waitFor();
    await boxes.fill(await codeFor(server.url, name));
  }

  async function invite(page: Page, name: string, email: string, phone: string, shortName: string): Promise<void> {
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('E-mail', { exact: true }).fill(email);
    await page.getByLabel('Secure phone').fill(phone);
    await page.getByRole('button', { name: `Invite ${shortName}` }).click();
    await page.getByRole('heading', { name }).waitFor();
  }

  async function addTo(page: Page, deed: string, name: string): Promise<void> {
    await page.getByRole('button', { name: deed }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(name).check();
    await dialog.getByRole('button', { name: /^Add /u }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  async function progress(page: Page, words: string): Promise<void> {
    await page.goto('/admin/setup');
    await page.getByText(words).waitFor();
  }
});

const PASSWORD = 'a lantern in the harbour';
