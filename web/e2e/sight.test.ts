import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { demoSignIn, keepPictures, openBrowser, type Person, sitDown } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/** Who sees whom, as an administrator decides it on the screens, and as clients find it on theirs. */
describe('who sees whom', () => {
  let server: RunningServer;
  let browser: Browser;
  let lena: Person;
  let chloe: Person;
  let hana: Person;

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    [lena, chloe, hana] = await Promise.all([sitDown(browser, server.url), sitDown(browser, server.url, PHONE), sitDown(browser, server.url, PHONE)]);
    await demoSignIn(lena, server.url, 'Lena');
    await demoSignIn(chloe, server.url, 'Chloe');
    await demoSignIn(hana, server.url, 'Hana');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures({ lena, chloe, hana });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('what is set up is told with who and when, beside what a client sees of it', async () => {
    const { page } = lena;
    await page.goto('/admin/setup');
    await page.getByText('All is set up.').waitFor();
    await page.getByText('Support, with secure phone ending 42.').waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'Invite staff' }).innerText()).toMatch(/invited, all accepted/u);
    const view = page.getByRole('complementary', { name: /What \w+ would see/u });
    await view.getByText('Support', { exact: true }).waitFor();
    await view.getByText(/does not see Ana, Ben/u).waitFor();
  });

  test('the table is walked by keyboard, and Enter on a mark tells why', async () => {
    const { page } = lena;
    await page.goto('/admin/who-sees-whom');
    await page.getByRole('gridcell').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+Home');
    expect(await focused(page)).toBe('Chloe Bennett');
    await page.keyboard.press('End');
    expect(await focused(page)).toBe('behind a team');
    await page.keyboard.press('Enter');
    const why = page.getByRole('dialog', { name: /^Chloe does not see /u });
    await why.getByText(/sees the teams?, never/u).waitFor();
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('behind a team');

    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('sees');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /^Chloe sees / }).getByText('Both are in Private clients North').waitFor();
    await page.keyboard.press('Escape');
  });

  test('viewed as a client, the contacts are the very cards that the client has', async () => {
    const { page } = lena;
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    const screen = page.getByRole('region', { name: 'Chloe’s own screen' });
    await screen.getByText('Greta Vogel').waitFor();
    await chloe.page.goto('/');
    await chloe.page.getByText('Greta Vogel').first().waitFor();
    const own = await cardsOf(chloe.page.locator('main'));
    expect(own).toContain('Support');
    expect(await cardsOf(screen)).toBe(own);
  });

  test('taking out the last one a client reaches asks for a replacement, says who loses sight, and can be undone', async () => {
    const { page } = lena;
    await sees(hana, 'Support');
    await page.goto('/admin/client-teams');
    await page.getByRole('link', { name: 'Private clients South' }).click();
    await page.getByRole('button', { name: 'Remove Support' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove Support from Private clients South?' });
    await dialog.getByText('2 clients no longer see Support: Hana Sato and Idris Rahman.').waitFor();
    await dialog.getByText('2 clients would reach nobody: Hana Sato and Idris Rahman').waitFor();
    expect(await dialog.getByRole('button', { name: 'Remove Support', exact: true }).isDisabled()).toBe(true);
    await dialog.getByRole('radio', { name: /Greta Vogel/u }).check();
    await dialog.getByRole('button', { name: 'Remove Support, add Greta' }).click();
    await page.getByText('Removed Support from Private clients South').waitFor();
    await sees(hana, 'Greta Vogel');
    expect(await hana.page.locator('main').innerText()).not.toContain('Support');

    await page.getByRole('button', { name: /^Undo/u }).click();
    await page.getByRole('button', { name: 'Remove Support' }).waitFor();
    await page.getByRole('button', { name: 'Remove Greta Vogel' }).waitFor({ state: 'detached' });
    await sees(hana, 'Support');
  });

  test('clients are moved to a new client team, several at once, and back', async () => {
    const { page } = lena;
    await page.goto('/admin/client-teams');
    await page.getByRole('button', { name: 'New client team' }).click();
    await page.getByLabel('Name').fill('Companies');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Companies' }).waitFor();
    await page.getByRole('button', { name: 'Add staff and teams…' }).click();
    await page.getByRole('checkbox', { name: /Greta Vogel/u }).check();
    await page.getByRole('button', { name: 'Add Greta Vogel' }).click();
    await page.getByRole('button', { name: 'Remove Greta Vogel' }).waitFor();

    await page.goto('/admin/client-teams');
    await page.getByRole('link', { name: 'Private clients South' }).click();
    await page.getByRole('checkbox', { name: 'Choose all 2' }).check();
    await page.getByRole('button', { name: 'Move to…' }).click();
    await page.getByRole('radio', { name: /Companies/u }).check();
    await page.getByText('There they see Greta Vogel.').waitFor();
    await page.getByRole('button', { name: 'Move 2 clients to Companies' }).click();
    await page.getByText('No clients yet').first().waitFor();
    await sees(hana, 'Greta Vogel');

    await page.getByRole('button', { name: /^Undo/u }).last().click();
    await page.getByRole('link', { name: 'Hana Sato' }).waitFor();
    await sees(hana, 'Support');
  });

  test('nobody’s console complained', () => {
    expect([lena, chloe, hana].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

const PHONE = { width: 390, height: 844 };

/** What has the focus, as it is read. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
}

/** Loaded anew, the client's contacts have this one among them. */
async function sees({ page }: Person, name: string): Promise<void> {
  await page.goto('/');
  await page.getByText(name).first().waitFor();
}

/** What the cards say, without what only listeners hear. */
async function cardsOf(part: ReturnType<Page['locator']>): Promise<string> {
  return part.locator('[data-layout="phone"] ul').evaluateAll((lists) =>
    lists
      .map((list) => {
        const copy = list.cloneNode(true) as HTMLElement;
        for (const unseen of copy.querySelectorAll('.sb-unseen')) unseen.remove();
        return copy.textContent;
      })
      .join('\n'),
  );
}
