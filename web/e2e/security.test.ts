import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addApp, shown, staleOnce } from './factors.ts';
import { faultsInBoth } from './faults.ts';
import { codeFor, demoSignIn, keepPictures, openBrowser, type Person, sitDown } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/** How somebody gets in, and who else is in under their name, as they decide it themselves on their own screen. */
describe('security', () => {
  let server: RunningServer;
  let browser: Browser;
  let ben: Person;
  /** Of the same man. */
  let other: Person;
  let secret: string;
  let recoveryCodes: string[];

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    [ben, other] = await Promise.all([sitDown(browser, server.url), sitDown(browser, server.url)]);
    for (const { page } of [ben, other]) page.setDefaultTimeout(10_000);
    await demoSignIn(ben, server.url, 'Ben');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures({ ben, other });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('the page is one press from oneself, and says what a text message is worth', async () => {
    const { page } = ben;
    await page.goto('/you');
    await page.getByRole('link', { name: /How you get in/u }).click();
    await page.getByText('By text message to your phone ending 18', { exact: true }).waitFor();
    await page.getByText(/An authenticator app is safer/u).waitFor();
    expect(await faultsInBoth(page)).toEqual([]);
  });

  test('what others see of one is one’s own to change, holidays included', async () => {
    const { page } = ben;
    await page.goto('/you');
    await page.getByRole('link', { name: /Contact card/u }).click();
    await page.getByLabel('Phone that others see').fill('+44 20');
    await page.getByLabel('Show hours').check();
    await page.getByRole('button', { name: 'Add a day' }).click();
    await page.getByLabel('Date', { exact: true }).fill('2030-12-25');
    await page.getByRole('button', { name: 'Save card' }).click();
    await page.getByText('1 field to correct: Phone that others see').waitFor();
    expect(await faultsInBoth(page)).toEqual([]);
    await page.getByLabel('Phone that others see').fill('+44 20 7946 0118');
    await page.getByRole('button', { name: 'Save card' }).click();
    await page.getByText('Your contact card is saved.').waitFor();
    expect(await page.title()).toContain('Your contact card · Alder & Finch');
    await page.reload();
    expect(await page.getByLabel('Date', { exact: true }).inputValue()).toBe('2030-12-25');
    await page.getByRole('link', { name: 'You', exact: true }).click();
    await page.getByText('+44 20 7946 0118').waitFor();
    await page.getByRole('link', { name: /How you get in/u }).click();
  });

  test('an app is added with its first code, and a wrong one says so', async () => {
    const { page } = ben;
    await page.getByRole('button', { name: 'Add an authenticator app' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add an authenticator app' });
    await dialog.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
    expect(await faultsInBoth(page)).toEqual([]);
    await dialog.locator('input[autocomplete="one-time-code"]').fill('000000');
    await dialog.getByText(/^That is not the code that the app shows/u).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    secret = await addApp(page);
  });

  test('recovery codes are shown once, and left by the button that says they are kept', async () => {
    const { page } = ben;
    const dialog = page.getByRole('dialog', { name: 'Keep your recovery codes' });
    recoveryCodes = await dialog.getByRole('listitem').allInnerTexts();
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await faultsInBoth(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor();
    const saved = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save as a file' }).click();
    expect((await saved).suggestedFilename()).toBe('recovery-codes.txt');
    await dialog.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('10 left').waitFor();
    await page.reload();
    await page.getByText('10 left').waitFor();
    expect(await page.locator('body').innerText()).not.toContain(recoveryCodes[0]);
  });

  test('from then on one signs in with what the app shows', async () => {
    const { page } = other;
    await withPassword(page, PASSWORD);
    await page.getByText('Open your authenticator app').waitFor();
    expect(await faultsInBoth(page)).toEqual([]);
    await page.locator('input[autocomplete="one-time-code"]').fill(await shown(secret));
    await inside(page);
  });

  test('ending a session shuts that browser out within a second', async () => {
    await ben.page.reload();
    await ben.page.getByRole('button', { name: 'End the session on Chrome on Linux' }).click();
    const since = Date.now();
    // The screen is gone, which is the promise; what comes in its place takes as long as a page does.
    await other.page.waitForURL(/sign-in/u, { waitUntil: 'commit' });
    expect(Date.now() - since).toBeLessThan(1_000);
    await other.page.getByText('You were signed out').waitFor();
    await ben.page.getByText('The session has ended.').waitFor();
    await expect.poll(() => ben.page.getByRole('button', { name: /^End the session/u }).count()).toBe(0);
  });

  test('without phone and app a recovery code gets in, once', async () => {
    const { page } = other;
    await withPassword(page, PASSWORD);
    await page.getByRole('button', { name: 'I have neither phone nor app' }).click();
    const field = page.getByLabel('Recovery code');
    await field.fill('ABCDEF-ABCDEF-ABCDEF-ABCDEF');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText(/\w/u).waitFor();
    expect(await faultsInBoth(page)).toEqual([]);
    await field.fill(recoveryCodes[0]?.toLowerCase() ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await inside(page);
    await ben.page.reload();
    await ben.page.getByText('9 left').waitFor();
  });

  test('whoever has left the app at home asks for a text message instead', async () => {
    const { page } = other;
    await other.context.clearCookies();
    await withPassword(page, PASSWORD);
    await page.getByRole('button', { name: 'Send a text message instead' }).click();
    await page.getByText('We sent six digits to your phone ending 18').waitFor();
    await page.locator('input[autocomplete="one-time-code"]').fill(await codeFor(server.url, 'Ben'));
    await inside(page);
  });

  test('a new password signs everybody else out, and a weak one is refused at its field', async () => {
    const { page } = ben;
    await page.getByRole('button', { name: 'Change…' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Change your password' });
    await dialog.getByLabel('New password').fill('password1');
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await expect.poll(() => dialog.locator('[aria-invalid="true"]').count()).toBe(1);
    expect(await faultsInBoth(page)).toEqual([]);
    await dialog.getByLabel('New password').fill('a lantern in the harbour');
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Your password is changed.').waitFor();
    await other.page.getByText('You were signed out').waitFor();
    await withPassword(other.page, PASSWORD);
    await other.page.getByRole('alert').getByText(/\w/u).waitFor();
    await withPassword(other.page, 'a lantern in the harbour');
    await other.page.getByText('Open your authenticator app').waitFor();
  });

  test('asked whether it is still they, they prove it, and the deed goes on by itself', async () => {
    const { page } = ben;
    const asked = await staleOnce(page, 'RemoveAuthenticator');
    await page.getByRole('button', { name: 'Remove…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the app' }).click();
    const prove = page.getByRole('dialog', { name: 'Is it still you?' });
    await prove.getByLabel('Password', { exact: true }).fill('not this one');
    expect(await faultsInBoth(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await prove.getByText('That is not your password.').waitFor();
    await prove.getByLabel('Password', { exact: true }).fill('a lantern in the harbour');
    await page.keyboard.press('Enter');
    await prove.getByText('Open your authenticator app').waitFor();
    expect(await faultsInBoth(page)).toEqual([]);
    await prove.getByRole('button', { name: 'I have neither phone nor app' }).click();
    await prove.getByLabel('Recovery code').fill(recoveryCodes[1] ?? '');
    await page.keyboard.press('Enter');
    await page.getByText('The app is removed.').waitFor();
    await page.getByRole('button', { name: 'Add an authenticator app' }).waitFor();
    expect(asked.operations).toEqual(['RemoveAuthenticator', 'RemoveAuthenticator']);
    for (const person of [ben, other]) expect(person.complaints).toEqual([]);
  });
});

const PASSWORD = 'patch-cord-1947';

async function withPassword(page: Page, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill('ben@alderfinch.example');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function inside(page: Page): Promise<void> {
  await page.getByRole('navigation').first().waitFor();
}
