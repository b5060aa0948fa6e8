import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { faults } from './faults.ts';
import { demoSignIn, keepPictures, openBrowser, type Person, sitDown } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/** A user administrator brings clients in from a file, with the keyboard alone where a keyboard could. */
describe('importing clients', () => {
  let server: RunningServer;
  let browser: Browser;
  let lena: Person;
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    lena = await sitDown(browser, server.url);
    await demoSignIn(lena, server.url, 'Lena');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures({ lena });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const FILE = [
    'Client ID,Full name,E-mail address,Handset,Client team',
    'K-1,Nora Weber,nora@weber.example,+447700900801,Private clients North',
    'K-2,Chloe B.,chloe@bennett.example,,',
    'K-3,"=HYPERLINK(""x"")",sven@dahl.example,+447700900803,Privat Nord',
    'K-4,Nils,nils@aaberg.example,+47 99,',
  ].join('\n');

  test('a file that is no table is refused with what to do', async () => {
    const { page } = lena;
    await page.goto('/admin/import');
    await give(page, 'book.csv', Buffer.from('\uFEFFName,E-mail\n', 'utf16le'));
    await page.getByRole('alert').getByText('Save it as “CSV UTF-8” and read it again.').waitFor();
    await page.getByRole('table', { name: 'Earlier imports' }).getByText('Not read').waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test('a column that nobody could guess is mapped by hand, and the dry run says what would become of each row', async () => {
    const { page } = lena;
    await give(page, 'clients-march.csv', Buffer.from(FILE));
    await page.getByRole('heading', { name: 'Columns' }).waitFor();
    await page.getByText('No column yet for: Secure phone').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByLabel('What “Handset” is').focus();
    await page.keyboard.type('Secure');
    await page.getByRole('button', { name: 'Try it out' }).press('Enter');

    await page.getByRole('heading', { name: 'Dry run' }).waitFor();
    expect(await page.getByRole('list', { name: 'What becomes of the rows' }).innerText()).toMatch(/1\s+will be created\s+1\s+will be changed\s+0\s+stay as they are\s+2\s+have errors/u);
    await page.getByRole('row', { name: /^Row 4/u }).getByText('Client team “Privat Nord” does not exist. Did you mean Private clients North?').waitFor();
    await page.getByRole('row', { name: /^Row 5/u }).getByText('Secure phone +47 99 is too short for a number in +47.').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  test('rows with errors are left out knowingly, and the rest is applied', async () => {
    const { page } = lena;
    const apply = page.getByRole('button', { name: 'Apply 2 rows' });
    await apply.press('Enter');
    await page.getByRole('status').getByText('Leave out the rows with errors, or read a corrected file.').waitFor();
    await page.getByLabel('Leave out the 2 rows with errors').press('Space');
    await apply.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('2 rows with errors are left out.').waitFor();
    await dialog.getByRole('button', { name: 'Apply 2 rows' }).press('Enter');
    await page.getByRole('heading', { name: 'Applied' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await expect.poll(() => invitationTo(server.url, 'Nora Weber'), { timeout: 10_000 }).toBe(true);
  });

  test('the same file again is read as last time, and there is nothing to do', async () => {
    const { page } = lena;
    await page.getByRole('link', { name: 'Read another file' }).click();
    await give(page, 'clients-march.csv', Buffer.from(FILE.split('\n').slice(0, 3).join('\n')));
    await page.getByRole('heading', { name: 'Dry run' }).waitFor();
    await page.getByText('Columns: 5 of 5 mapped, as last time').waitFor();
    await page.getByText('There is nothing to apply.').waitFor();
    await page.getByRole('button', { name: 'Put aside' }).click();
    await page.getByText('It changed nothing, and its rows are deleted.').waitFor();
    expect(lena.complaints).toEqual([]);
  });

  test('result and directory are files to keep', async () => {
    const { page } = lena;
    await page.goto('/admin/import');
    const exported = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export directory' }).click();
    expect((await exported).suggestedFilename()).toMatch(/^directory-\d{4}-\d\d-\d\d\.csv$/u);
    await page.getByRole('row', { name: /clients-march\.csv.*Applied/u }).getByRole('link').click();
    const result = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download result' }).click();
    expect(readFileSync(await (await result).path(), 'utf8')).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

async function give(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel('Choose a CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

async function invitationTo(baseURL: string, name: string): Promise<boolean> {
  const { items } = (await (await fetch(`${baseURL}/dev/outbox.json`)).json()) as { items: { toName: string; kind: string; link?: string }[] };
  return items.some((each) => each.toName === name && each.kind === 'MAIL' && each.link !== undefined);
}
