import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { beExamined, seriousOn } from './axe.ts';
import { demoSignIn, keepPictures, openBrowser, type Person, sitDown } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/** One conversation, in which something is put right, taken back, answered by name, linked to, and asked of a colleague. */
describe('the conversation', () => {
  let server: RunningServer;
  let browser: Browser;
  let ana: Person;
  let greta: Person;
  let lena: Person;
  let chloe: Person;
  const TITLE = /Transfer to the new account/u;

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    [ana, greta, lena, chloe] = await Promise.all([examined(), sitDown(browser, server.url), sitDown(browser, server.url), sitDown(browser, server.url, { width: 390, height: 844 })]);
    await ana.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await Promise.all([demoSignIn(ana, server.url, 'Ana'), demoSignIn(greta, server.url, 'Greta'), demoSignIn(lena, server.url, 'Lena'), demoSignIn(chloe, server.url, 'Chloe')]);
    await inInbox(ana).getByRole('link', { name: TITLE }).click();
    await chloe.page.goto('/conversations');
    await chloe.page.getByRole('link', { name: TITLE }).first().click();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures({ ana, greta, lena, chloe });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function examined(): Promise<Person> {
    const opened = await beExamined(browser, server.url, { viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
    return { ...opened, heard: [], complaints: [] };
  }

  test('Ana puts a message right: Chloe reads the new text, marked as edited, and the one before stays readable for the staff', async () => {
    await write(ana, 'It goes out *tomorow*.');
    await chloe.page.locator('strong').getByText('tomorow').waitFor();
    await menu(ana, 'It goes out', 'Edit…');
    const dialog = ana.page.getByRole('dialog');
    expect(await seriousOn(ana.page)).toEqual([]);
    await dialog.getByLabel('Text').fill('It goes out *tomorrow*.');
    // A press beside it happens by mistake, and would take away what was written.
    await ana.page.mouse.click(5, 5);
    expect(await dialog.getByLabel('Text').inputValue()).toBe('It goes out *tomorrow*.');
    await dialog.getByRole('button', { name: 'Save the change' }).click();
    await dialog.waitFor({ state: 'detached' });
    await chloe.page.locator('strong').getByText('tomorrow').waitFor();
    expect(await bubble(chloe, 'It goes out').getByText('edited').evaluate((each) => each.tagName)).toBe('SPAN');
    await bubble(ana, 'It goes out').getByRole('button', { name: /^edited .* earlier versions$/u }).click();
    await dialog.getByText('It goes out *tomorow*.').waitFor();
    expect(await seriousOn(ana.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).first().click();
  });

  test('she takes another one back: nobody reads what it said, everybody reads that it was deleted', async () => {
    await write(ana, 'Your PIN is 4711.');
    await bubble(chloe, 'Your PIN is 4711.').waitFor();
    await menu(ana, 'Your PIN is 4711.', 'Delete…');
    await ana.page.getByRole('dialog').getByRole('button', { name: 'Delete the message' }).click();
    for (const { page } of [ana, chloe]) await page.locator('main').getByText('Ana deleted this').waitFor();
    await chloe.page.reload();
    await chloe.page.locator('main').getByText('Ana deleted this').waitFor();
    expect(await chloe.page.content()).not.toContain('4711');
    await menu(ana, 'Ana deleted this', 'What it said');
    await ana.page.getByRole('dialog').getByText('Your PIN is 4711.').waitFor();
    await ana.page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
  });

  test('Chloe answers one message by name; its words lead there, and it was read, by whom and when', async () => {
    await menu(chloe, 'It goes out', 'Reply');
    await chloe.page.getByText('Answers Ana').waitFor();
    await chloe.page.getByLabel('Write to Support').fill('Good, thank you.');
    await chloe.page.getByRole('button', { name: 'Send', exact: true }).click();
    const quote = bubble(ana, 'Good, thank you.').getByRole('button', { name: /^Ana: It goes out .*Go there$/u });
    await quote.click();
    await ana.page.locator('[data-lit]').getByText('It goes out').waitFor();
    await chloe.page.getByText(/^Read by Support \d\d:\d\d$/u).waitFor();
    await write(ana, 'Until then.');
    await ana.page.getByText(/^Read by Chloe \d\d:\d\d$/u).waitFor();
  });

  test('a link to a message opens the conversation there', async () => {
    await menu(ana, 'Good, thank you.', 'Copy link');
    const link = String(await ana.page.evaluate('navigator.clipboard.readText()'));
    await ana.page.goto('/desk');
    await ana.page.goto(link);
    await ana.page.locator('[data-lit]').getByText('Good, thank you.').waitFor();
  });

  test('a note that addresses Greta brings her in, marks the conversation for her, and stays among the staff', async () => {
    const { page } = ana;
    await page.getByRole('radio', { name: 'Note' }).or(page.getByRole('button', { name: 'Note', exact: true })).first().click();
    const field = page.getByLabel('Note that only staff can see');
    // Whoever types faster than the server answers addresses nobody else: the list never offers whom the letters do not mean.
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/graphql', async (route) => {
      if (/"search":"/u.test(route.request().postData() ?? '')) await answered;
      await route.fallback();
    });
    await field.pressSequentially('Do you know the landlord, @');
    await page.getByRole('option', { name: /Ben Okafor/u }).waitFor();
    await field.pressSequentially('Gre');
    await page.getByRole('option', { name: /Greta Vogel/u }).waitFor();
    await field.press('Enter');
    answer();
    await page.unroute('**/graphql');
    await field.pressSequentially('?');
    expect(await field.inputValue()).toBe('Do you know the landlord, @Greta ?');
    await page.getByRole('button', { name: 'Add note' }).click();
    const card = inInbox(greta).getByRole('link', { name: TITLE });
    await card.getByLabel('A note addresses you').waitFor();
    await card.click();
    await greta.page.locator('main').getByText('@Greta', { exact: true }).waitFor();
    await card.getByLabel('A note addresses you').waitFor({ state: 'detached' });
    await chloe.page.getByText('Ana added Greta').waitFor();
    expect(chloe.heard.join('\n') + (await chloe.page.content())).not.toContain('landlord, @');
  });

  test('the note is changed and addresses Lena, too: she comes in, and the conversation is marked for her', async () => {
    const { page } = ana;
    const note = bubble(ana, 'Do you know the landlord');
    await note.hover();
    await note.getByRole('button', { name: /^More for the note/u }).click();
    await page.getByRole('menuitem', { name: 'Edit…' }).click();
    const dialog = page.getByRole('dialog');
    const field = dialog.getByLabel('Text');
    await field.press('End');
    await field.pressSequentially(' Or @Nobody');
    await dialog.getByText('No colleague is called that.').waitFor();
    // Escape leaves the list first, and not yet the dialog.
    await field.press('Escape');
    await dialog.getByText('No colleague is called that.').waitFor({ state: 'detached' });
    for (let i = 0; i < 'Nobody'.length; i++) await field.press('Backspace');
    await field.pressSequentially('Le');
    await dialog.getByRole('option', { name: /Lena/u }).waitFor();
    expect(await seriousOn(page)).toEqual([]);
    await field.press('Enter');
    expect(await field.inputValue()).toBe('Do you know the landlord, @Greta ? Or @Lena ');
    await dialog.getByRole('button', { name: 'Save the change' }).click();
    await dialog.waitFor({ state: 'detached' });
    await chloe.page.getByText('Ana added Lena').waitFor();
    const card = inInbox(lena).getByRole('link', { name: TITLE });
    await card.getByLabel('A note addresses you').waitFor();
    await card.click();
    await lena.page.locator('main').getByText('@Lena', { exact: true }).waitFor();
    // Greta was addressed before, and has seen it.
    await greta.page.locator('main').getByText('@Lena', { exact: true }).waitFor();
    expect(await inInbox(greta).getByLabel('A note addresses you').count()).toBe(0);
    expect(chloe.heard.join('\n') + (await chloe.page.content())).not.toContain('landlord, @');
  });

  test('through all of it no browser complained', () => {
    expect([greta, lena, chloe].flatMap((person) => person.complaints)).toEqual([]);
  });
});

function bubble({ page }: Person, text: string) {
  return page.locator('article').filter({ hasText: text }).last();
}

async function menu(person: Person, text: string, choice: string): Promise<void> {
  const message = bubble(person, text);
  await message.hover();
  await message.getByRole('button', { name: /^More for the message/u }).click();
  await person.page.getByRole('menuitem', { name: choice }).click();
}

function inInbox({ page }: Person) {
  return page.getByRole('region', { name: 'My inbox' });
}

async function write({ page }: Person, text: string): Promise<void> {
  await page.getByLabel('Reply to Chloe').fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}
