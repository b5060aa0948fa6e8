import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { codeFor, demoSignIn, keepPictures, openBrowser, type Person, sitDown } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/* Texts that one writes with again and again, as a client and a member meet them. */

let server: RunningServer;
let browser: Browser;
let lena: Person;
let chloe: Person;
let ana: Person;
const TITLE = 'A late question';

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
  [lena, chloe, ana] = await Promise.all([sitDown(browser, server.url), sitDown(browser, server.url, { width: 390, height: 844 }), sitDown(browser, server.url)]);
  await Promise.all([demoSignIn(lena, server.url, 'Lena'), demoSignIn(chloe, server.url, 'Chloe'), demoSignIn(ana, server.url, 'Ana')]);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepPictures({ lena, chloe, ana });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Over the same public API, as whoever sits there. */
async function ask(person: Person, query: string, variables: object = {}): Promise<Record<string, unknown>> {
  const answer = await person.context.request.post('/graphql', { data: { query, variables }, headers: { origin: server.url } });
  const { data, errors } = (await answer.json()) as { data: Record<string, unknown>; errors?: { message: string }[] };
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return data;
}

/** By the menu at the foot of the acts. */
async function add({ page }: Person, act: string): Promise<void> {
  await page.getByRole('button', { name: 'Add an act' }).click();
  await page.getByRole('menuitem', { name: act, exact: true }).click();
}

/** What whoever listens hears of the control that has the focus. */
async function focused({ page }: Person): Promise<string> {
  return page.evaluate(() => {
    const control = document.activeElement;
    return control?.getAttribute('aria-label') ?? (control instanceof HTMLSelectElement ? (control.labels[0]?.textContent ?? '') : '');
  });
}

test('Lena says what Support answers by itself, which tags and outcomes it has, and what it writes with', async () => {
  const { directory } = (await ask(lena, '{ directory(kind: TEAM) { items { party { id name } } } }')) as { directory: { items: { party: { id: string; name: string } }[] } };
  const support = directory.items.find(({ party }) => party.name === 'Support')?.party.id;
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const hours = { timeZone: 'Europe/London', intervals: [{ weekday: 1, opens: '08:00', closes: '18:00' }], exceptions: [-1, 0, 1].map((days) => ({ date: day(days), name: 'Stocktaking', spans: [] })) };
  await ask(lena, 'mutation H($input: UpdateContactCardInput!) { updateContactCard(input: $input) { phone } }', { input: { accountId: support, card: { hours } } });
  const { page } = lena;
  await page.goto(`/admin/accounts/${support}`);
  await page.getByLabel(/Out-of-hours reply/u).fill('Thank you, {client.firstName}. We read this {team.opens}.');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('Support was saved').waitFor();

  await page.goto(`/admin/texts?of=${support}`);
  await page.getByRole('button', { name: 'New canned reply' }).first().click();
  await page.getByLabel('Title').fill('We look into it');
  await page.getByLabel('Shortcut').fill('look');
  await page.getByRole('textbox', { name: 'Text' }).fill('Hello {client.firstName}, {me.firstName} here. ');
  await page.getByRole('button', { name: 'Create canned reply' }).click();
  await page.getByText('/look was created').waitFor();
  await page.getByRole('button', { name: 'New tag' }).click();
  await page.getByRole('textbox', { name: /^Tag \d+$/u }).last().fill('Bank card');
  await page.getByRole('button', { name: 'Save tags' }).click();
  await page.getByText('The tags were saved').waitFor();
  await page.getByRole('radio', { name: 'Asked and needed' }).check();
  await page.getByRole('button', { name: 'New outcome' }).click();
  await page.getByRole('textbox', { name: /^Outcome \d+$/u }).last().fill('Solved');
  await page.getByRole('button', { name: 'Save outcomes' }).click();
  await page.getByText('The outcomes were saved').waitFor();
});

test('Lena makes a macro for Support; a name that is there already is refused at its field, and what she wrote stays', async () => {
  const { page } = lena;
  await page.getByRole('button', { name: 'New macro' }).click();
  const dialog = page.getByRole('dialog', { name: 'New macro' });
  const name = dialog.getByLabel('Name');
  await name.fill('Trace a transfer');
  await add(lena, 'Add a note');
  await dialog.getByRole('textbox', { name: 'Act 1: Add a note' }).fill('The bank was asked.');
  await add(lena, 'Give tags');
  await dialog.getByRole('button', { name: 'Create macro' }).click();
  await dialog.getByText('Choose at least one tag.').waitFor();
  await dialog.getByRole('checkbox', { name: 'Bank card' }).check();
  // By keyboard: the focus goes along with the act, and where it can go no further up, to the way down.
  await dialog.getByRole('button', { name: 'Move act 2 up: Give tags' }).press('Enter');
  expect(await focused(lena)).toBe('Move act 1 down: Give tags');
  await dialog.getByText('tag Bank card → add a note').waitFor();
  await dialog.getByRole('button', { name: 'Create macro' }).click();
  await dialog.getByText('A macro of this name is there already.').waitFor();
  expect([await name.getAttribute('aria-invalid'), await dialog.getByRole('textbox', { name: 'Act 2: Add a note' }).inputValue()]).toEqual(['true', 'The bank was asked.']);
  await name.fill('Ask the bank');
  await dialog.getByRole('button', { name: 'Create macro' }).click();
  await page.getByText('Ask the bank was created').waitFor();
  await page.getByRole('article', { name: 'Ask the bank' }).getByText('tag Bank card → add a note').waitFor();
});

test('Ana makes one of her own; an act that cannot be so says why, each at its place; she changes it, and asked first deletes another', async () => {
  const { page } = ana;
  await page.goto('/you/texts');
  await page.getByRole('button', { name: 'New macro' }).click();
  const dialog = page.getByRole('dialog', { name: 'New macro' });
  await dialog.getByLabel('Name').fill('My goodbye');
  await add(ana, 'Send a canned reply');
  await dialog.getByRole('combobox', { name: 'Act 1: Send a canned reply' }).selectOption('How I say goodbye /bye');
  await add(ana, 'End it');
  await dialog.getByRole('combobox', { name: 'Act 2: End it' }).selectOption('Solved');
  await dialog.getByRole('button', { name: 'Move act 2 up: End it' }).click();
  await dialog.getByRole('button', { name: 'Create macro' }).click();
  await dialog.getByRole('listitem').first().getByText('Nothing can follow the end of a conversation.').waitFor();
  await dialog.getByRole('button', { name: 'Move act 1 down: End it' }).click();

  // Meanwhile, at another desk of hers, the reply goes.
  const { cannedReplies } = (await ask(ana, '{ cannedReplies { id shortcut } }')) as { cannedReplies: { id: string; shortcut: string }[] };
  await ask(ana, 'mutation D($input: DeleteCannedReplyInput!) { deleteCannedReply(input: $input) }', { input: { cannedReplyId: cannedReplies.find(({ shortcut }) => shortcut === 'bye')?.id } });
  await dialog.getByRole('button', { name: 'Create macro' }).click();
  await dialog.getByRole('listitem').first().getByText('It is not there any more').waitFor();
  expect(await focused(ana)).toBe('Act 1: Send a canned reply');
  await dialog.getByRole('combobox', { name: 'Act 1: Send a canned reply' }).selectOption('Thank you for writing /thanks');
  await dialog.getByRole('button', { name: 'Create macro' }).click();
  await page.getByText('My goodbye was created').waitFor();

  await page.getByRole('button', { name: 'Change My goodbye' }).click();
  const change = page.getByRole('dialog', { name: 'Change macro' });
  expect(await change.getByRole('combobox', { name: 'Act 2: End it' }).locator('option:checked').innerText()).toBe('Solved');
  await change.getByRole('button', { name: 'Remove act 2: End it' }).click();
  await change.getByRole('button', { name: 'Save macro' }).click();
  await page.getByText('My goodbye was saved').waitFor();
  await page.getByRole('article', { name: 'My goodbye' }).getByText('send “Thank you for writing”').waitFor();

  await page.getByRole('combobox', { name: 'Of' }).selectOption('Support');
  await page.getByRole('button', { name: 'Delete Trace a transfer' }).click();
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Delete macro' }).click();
  await page.getByText('Trace a transfer was deleted').waitFor();
  await page.getByRole('article', { name: 'Trace a transfer' }).waitFor({ state: 'detached' });
  await page.goto('/');
});

test('Chloe writes out of hours, and reads an automatic reply, marked as one', async () => {
  const { page } = chloe;
  await page.goto('/');
  await page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Support' }) }).getByRole('link', { name: /New conversation/u }).click();
  await page.getByLabel('What is it about?').fill(TITLE);
  await page.getByLabel('Message to Support').fill('My card does not work.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Automatic reply from Support').first().waitFor();
  await page.getByText(/^Thank you, Chloe\. We read this on Monday \d+ \w+ at 08:00 \(London time\)\.$/u).first().waitFor();
});

test('Ana puts a canned reply in by a slash and the keyboard alone, tags it, runs a macro, and ends it with an outcome', async () => {
  const { page } = ana;
  await page.getByRole('button', { name: 'Send the code' }).click();
  const boxes = page.locator('input[autocomplete="one-time-code"]');
  await boxes.waitFor();
  await boxes.fill(await codeFor(server.url, 'Support'));
  await page.getByRole('link', { name: new RegExp(TITLE, 'u') }).click();
  await page.getByText('Automatic reply from Support').first().waitFor();
  // It answered nobody: she still waits.
  await page.getByRole('region', { name: 'Who has this conversation' }).getByText('Waiting').first().waitFor();

  const field = page.getByLabel('Reply to Chloe');
  await field.pressSequentially('/loo');
  await page.getByRole('option', { name: /We look into it/u }).waitFor();
  await field.press('Enter');
  expect(await field.inputValue()).toBe('Hello Chloe, Ana here. ');
  await field.press('Control+Enter');
  await chloe.page.getByText('Hello Chloe, Ana here.').first().waitFor();

  await page.getByRole('button', { name: 'Set tags' }).click();
  await page.getByRole('checkbox', { name: 'Bank card' }).check();
  await page.getByText('Ana set the tags: Bank card').first().waitFor();
  await page.getByRole('region', { name: 'My inbox' }).getByRole('link', { name: new RegExp(`${TITLE}.*Tags: Bank card`, 'u') }).waitFor();

  await page.getByRole('button', { name: 'More for this conversation' }).click();
  await page.getByRole('menuitem', { name: 'Run a macro…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /Ask the bank/u }).click();
  await page.getByText('The bank was asked.').first().waitFor();

  await page.getByRole('button', { name: 'More for this conversation' }).click();
  await page.getByRole('menuitem', { name: 'Run a macro…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /My goodbye.*send “Thank you for writing”/u }).click();
  await chloe.page.getByText('Thank you for writing, Chloe. Is there anything else that we can do for you?').first().waitFor();

  await page.getByRole('button', { name: 'Leave and remove all', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Solved' }).waitFor();
  await dialog.getByRole('button', { name: 'Leave and remove all' }).click();
  await dialog.getByText('The team asks how it ended. Choose one.').waitFor();
  await dialog.getByRole('radio', { name: 'Solved' }).check();
  await dialog.getByRole('button', { name: 'Leave and remove all' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('region', { name: 'Who has this conversation' }).getByText('Solved').first().waitFor();
});

test('of tags, outcome, macro and canned replies nothing reached Chloe, and no browser complained', async () => {
  await chloe.page.getByText(/ended the conversation/u).first().waitFor();
  const told = chloe.heard.join('\n');
  expect(told).toContain('Hello Chloe, Ana here.');
  for (const secret of ['The bank was asked', 'Solved', 'Bank card', 'We look into it', 'Ask the bank', 'My goodbye', 'StaffLine']) expect(told).not.toContain(secret);
  expect([lena, chloe, ana].flatMap(({ complaints }) => complaints)).toEqual([]);
});
