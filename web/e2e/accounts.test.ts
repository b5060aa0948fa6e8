import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { faults, faultsInBoth } from './faults.ts';
import { codeFor, demoSignIn, keepPictures, linkFor, openBrowser, type Person, sitDown } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/** A user administrator brings people and teams in, and lets somebody rest, through the screens alone. */
describe('accounts', () => {
  let server: RunningServer;
  let browser: Browser;
  let lena: Person;
  let guest: Person;
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    [lena, guest] = await Promise.all([sitDown(browser, server.url), sitDown(browser, server.url)]);
    await demoSignIn(lena, server.url, 'Lena');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures({ lena, guest });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('whoever administers nothing finds nothing there, and no way to it', async () => {
    const ana = await sitDown(browser, server.url);
    await demoSignIn(ana, server.url, 'Ana');
    await ana.page.goto('/admin/accounts');
    await ana.page.getByText('There is nothing here for you').waitFor();
    expect(await ana.page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
    await ana.context.close();
  });

  test('the list is searched from the keyboard, and says whom it has found', async () => {
    const { page } = lena;
    await page.getByRole('link', { name: 'Administration' }).click();
    await page.getByRole('link', { name: 'Accounts' }).click();
    await page.getByRole('link', { name: 'Chloe Bennett' }).waitFor();
    expect(await faultsInBoth(page)).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.type('hana.sato', { delay: 20 });
    await page.getByText('1 to 1 of 1').waitFor();
    expect(page.url()).toContain('q=hana.sato');
    await page.getByRole('searchbox').fill('nobody of that name');
    await page.getByRole('button', { name: 'Show everybody' }).click();
    await page.getByRole('link', { name: 'Chloe Bennett' }).waitFor();
  });

  test('what is wrong with an invitation stands at its field, and what was typed stays', async () => {
    const { page } = lena;
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByRole('menuitem', { name: 'Invite a client' }).click();
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await page.getByText('3 fields to correct: Name, E-mail, Secure phone').waitFor();
    expect(await focused(page)).toBe('name');
    await page.keyboard.type('Nora Lindgren');
    await page.getByLabel('E-mail', { exact: true }).fill('chloe@bennett.example');
    await page.getByLabel('Secure phone').fill('+44 77');
    await page.keyboard.press('Enter');
    await page.getByText('Too short for a number in +44.').waitFor();
    expect(await focused(page)).toBe('securePhone');
    await page.getByLabel('Secure phone').fill('+44 7700 900881');
    await page.keyboard.press('Enter');
    await page.getByText('Another account has this e-mail address already.').waitFor();
    expect(await focused(page)).toBe('email');
    await page.getByRole('link', { name: 'Audit log' }).click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Cancel' }).click();
    expect(await page.getByLabel('Secure phone').inputValue()).toBe('+44 7700 900881');
    expect(await faultsInBoth(page)).toEqual([]);
    await page.getByLabel('E-mail', { exact: true }).fill('nora@lindgren.example');
    await page.getByLabel('Add to a client team').selectOption('Private clients North');
    await page.getByRole('button', { name: 'Invite Nora' }).click();
    await page.getByRole('heading', { name: 'Nora Lindgren' }).waitFor();
    await page.getByText(/Invited, 7[12] h left/u).waitFor();
    expect(await faultsInBoth(page)).toEqual([]);
  });

  test('whoever is invited sets a password, proves the phone, and signs in', async () => {
    const { page } = guest;
    await page.goto(await linkFor(server.url, 'nora@lindgren.example', 'invitation'));
    await page.getByRole('heading', { name: 'Welcome, Nora Lindgren' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByLabel('New password').fill('patch-cord-1947');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Enter your code' }).waitFor();
    await page.locator('input[autocomplete="one-time-code"]').fill(await codeFor(server.url, 'Nora'));
    await page.getByRole('heading', { name: 'Your account is ready' }).waitFor();
    await page.reload();
    await page.getByText('This invitation was used, is too old or was revoked.').waitFor();
    await page.getByRole('link', { name: 'Go to sign-in' }).click();
    await page.getByRole('link', { name: 'Forgot your password?' }).waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test('a team account acts once its mailbox and its phone are verified', async () => {
    const { page } = lena;
    await page.goto('/admin/accounts/new-team');
    await page.getByLabel('Name', { exact: true }).fill('Complaints');
    await page.getByLabel('Company e-mail').fill('complaints@alderfinch.example');
    await page.getByLabel('Secure phone').fill('+44 7700 900143');
    await page.getByRole('button', { name: 'Monday, 9:00 to 17:00: change' }).press('Enter');
    await page.getByLabel('Closes').fill('08:00');
    await page.getByText('It closes before it opens.').waitFor();
    await page.getByLabel('Closes').fill('12:30');
    await page.getByLabel('Closes').press('Enter');
    await page.getByRole('button', { name: 'Add hours on Monday' }).press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Monday, 13:30 to 17:30: change' }).waitFor();
    await page.getByText(/^Clients read: /u).waitFor();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByLabel('Dara Lindqvist').check();
    await page.getByRole('button', { name: 'Add Dara' }).click();
    await page.getByLabel('Add to a client team').selectOption('Private clients North');
    expect(await faultsInBoth(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create team account' }).click();

    await page.getByRole('heading', { name: 'Not active yet' }).waitFor();
    await page.getByRole('button', { name: 'Send a code' }).click();
    const code = page.locator('input[autocomplete="one-time-code"]');
    await code.waitFor();
    await code.fill(await codeFor(server.url, 'Complaints'));
    await page.getByText('It is verified.').waitFor();
    await guest.page.goto(await linkFor(server.url, 'complaints@alderfinch.example', 'verify'));
    await guest.page.getByRole('button', { name: 'Verify' }).click();
    await guest.page.getByRole('heading', { name: 'The mailbox is verified' }).waitFor();
    // The page has looked again by itself.
    await page.getByText('Active', { exact: true }).waitFor();
    expect(await faultsInBoth(page)).toEqual([]);
  });

  test('a member can be taken out and put back; the last contact of a client stays', async () => {
    const { page } = lena;
    await page.goto('/admin/accounts?kind=TEAM');
    await page.getByRole('link', { name: 'Support', exact: true }).click();
    await page.getByRole('button', { name: 'Remove Ben' }).click();
    await page.getByText('Ben no longer works for Support').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Remove Ben' }).waitFor();
    await page.getByRole('button', { name: 'Remove from Private clients South' }).click();
    await page.getByText('Support stays in Private clients South').waitFor();
  });

  test('suspending says what will happen, and can be taken back', async () => {
    const { page } = lena;
    await page.goto('/admin/accounts?q=emil');
    await page.getByRole('button', { name: 'What can be done with Emil Novak' }).press('Enter');
    await page.keyboard.press('s');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Suspend Emil Novak?' });
    await dialog.getByText('One conversation goes back to its queue, with its waiting time.').waitFor();
    expect(await faultsInBoth(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Suspend Emil' }).press('Enter');
    await page.getByText('Emil is suspended').waitFor();
    await page.getByRole('cell', { name: 'Suspended' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('cell', { name: 'Active' }).waitFor();
  });

  test('letting somebody go asks first who comes after them', async () => {
    const { page } = lena;
    await page.goto('/admin/accounts?q=greta');
    await page.getByRole('button', { name: 'What can be done with Greta Vogel' }).click();
    await page.getByRole('menuitem', { name: 'Off-board…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Off-board Greta Vogel?' });
    await dialog.getByText(/Greta is the last of the staff/u).waitFor();
    const go = dialog.getByRole('button', { name: 'Off-board Greta' });
    expect(await go.isDisabled()).toBe(true);
    await dialog.getByRole('radio', { name: 'Ben Okafor' }).check();
    await go.click();
    await page.getByText('Greta was off-boarded').waitFor();
    await page.getByRole('cell', { name: 'Off-boarded' }).waitFor();
    expect(lena.complaints).toEqual([]);
    expect(guest.complaints).toEqual([]);
  });
});

async function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('name') ?? null);
}
