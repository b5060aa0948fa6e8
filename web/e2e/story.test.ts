import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Api, signedInApi } from './api.ts';
import { codeFor, keepPictures, openBrowser, type Person, signIn, sitDown } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/** The story that must always work, as two members and a client live it, each at a browser of their own. */
describe('the story', () => {
  let server: RunningServer;
  let browser: Browser;
  let ana: Person;
  let ben: Person;
  let chloe: Person;
  let lena: Api;

  const TITLE = 'Deposit for the new studio';
  const FIRST = 'I sent 12,400 to the landlord on Monday and it still is not there.';
  const NOTE = 'They want the last four digits before they say anything.';
  const HANDOVER = 'Bank confirmed the last four, 4471. They call back before 15:00.';

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    [ana, ben, chloe] = await Promise.all([sitDown(browser, server.url), sitDown(browser, server.url), sitDown(browser, server.url, PHONE)]);
    lena = await signedInApi(server.url, 'Lena');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures({ ana, ben, chloe });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('1, 2: an administrator makes a team and puts it into a client team; its clients see it, and not who works there', async () => {
    await signIn(chloe, server.url, 'Chloe Bennett', 'chloe@bennett.example');
    await chloe.page.getByRole('heading', { name: 'Contacts' }).waitFor();
    await lena.makeTeam('Concierge', ['Ana', 'Ben'], ['Chloe']);
    await chloe.page.reload();
    await chloe.page.getByText('Concierge').first().waitFor();
    const contacts = await chloe.page.locator('main').innerText();
    expect(contacts).not.toMatch(/Ana|Ben Okafor|Dara/u);
  });

  test('3: Ana signs in as herself, and opens the queue with the code of the team\'s phone', async () => {
    for (const [person, name, email] of [[ana, 'Ana Moreau', 'ana@alderfinch.example'], [ben, 'Ben Okafor', 'ben@alderfinch.example']] as const) {
      await signIn(person, server.url, name, email);
      const { page } = person;
      await page.getByText('Open the Support queue').first().waitFor();
      await page.getByRole('button', { name: 'Send the code' }).click();
      const boxes = page.locator('input[autocomplete="one-time-code"]');
      await boxes.waitFor();
      await boxes.fill('000000');
      await page.getByText(/That code is not right\. 4 tries left/u).first().waitFor();
      await boxes.fill(await codeFor(server.url, 'Support'));
      await page.getByText('Open the Support queue').waitFor({ state: 'detached' });
      await restHands(person);
    }
  });

  test('4: Chloe writes to Support, and it appears at once in the queue on both desks, with its clock running', async () => {
    const { page } = chloe;
    await page.goto('/');
    await page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Support' }) }).getByRole('link', { name: /New conversation/u }).click();
    await page.getByLabel('What is it about?').fill(TITLE);
    await page.getByLabel('Message to Support').fill(FIRST);
    await page.getByRole('button', { name: 'Send' }).click();
    await reads(chloe, FIRST);
    for (const { page: desk } of [ana, ben]) {
      const card = desk.getByRole('link', { name: new RegExp(TITLE, 'u') });
      await card.waitFor();
      expect(await card.innerText()).toMatch(/Chloe Bennett[\s\S]*\d:\d\d/u);
    }
  });

  test('5: both reach for it in the same moment; one gets it, the other is told who has it, and Chloe reads who joined', async () => {
    const take = (person: Person) => person.page.getByRole('button', { name: 'Take Chloe Bennett' }).dispatchEvent('click');
    await Promise.all([take(ana), take(ben)]);
    const line = chloe.page.getByText(/(Ana|Ben) from Support joined/u);
    await line.waitFor();
    const winner = (await line.innerText()).startsWith('Ana') ? 'Ana' : 'Ben';
    const loser = winner === 'Ana' ? ben : ana;
    await loser.page.getByText(new RegExp(`${winner} took this`, 'u')).first().waitFor();
    if (winner === 'Ben') {
      await ana.page.goto('/desk');
      await lena.transferAs(server.url, 'Ben', TITLE, 'Ana');
    }
    await inInbox(ana).getByRole('link', { name: new RegExp(TITLE, 'u') }).click();
    await ana.page.getByRole('region', { name: 'Who has this conversation' }).getByText('Held by you').first().waitFor();
  });

  test('6: Ana writes, asks in a note that Chloe never sees, and transfers it to Ben with a handover note', async () => {
    const { page } = ana;
    await write(ana, 'Hello Chloe, I have it in front of me.');
    await reads(chloe, 'Hello Chloe, I have it in front of me.');
    await chloe.page.getByText('Ana, Support').first().waitFor();

    await page.getByRole('radio', { name: 'Note' }).or(page.getByRole('button', { name: 'Note', exact: true })).first().click();
    await page.getByLabel('Note that only staff can see').fill(NOTE);
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.getByText('Note by Ana · only staff can see this').first().waitFor();

    await page.getByRole('button', { name: 'Transfer', exact: true }).click();
    const dialog = page.getByRole('dialog');
    // Behind an open dialog no single key acts: W would lead away, to a new conversation.
    await dialog.getByRole('button', { name: 'Cancel' }).press('w');
    expect(await dialog.count()).toBe(1);
    expect(page.url()).toContain('/desk/t/');
    await dialog.getByText('Ben Okafor').click();
    await dialog.getByLabel(/Handover note/u).fill(HANDOVER);
    await dialog.getByText('Chloe will read “Ben from Support took over from Ana”.').first().waitFor();
    await dialog.getByRole('button', { name: 'Transfer to Ben' }).click();

    await inInbox(ben).getByRole('link', { name: new RegExp(TITLE, 'u') }).click();
    await reads(ben, 'Handover from Ana');
    await reads(ben, NOTE);
    await reads(chloe, 'Ben from Support took over from Ana');
  });

  test('what passed between the staff reached Chloe neither on the page nor on the wire', async () => {
    await chloe.page.reload();
    await reads(chloe, 'Hello Chloe, I have it in front of me.');
    const page = await chloe.page.content();
    const wire = chloe.heard.join('\n');
    expect(wire).toContain('Hello Chloe, I have it in front of me.');
    for (const secret of [NOTE, HANDOVER, 'StaffLine', '+447700900142', 'waitingSince":"']) {
      expect(page).not.toContain(secret);
      expect(wire).not.toContain(secret);
    }
  });

  test('a reply that a colleague overtook comes back with its text, and goes out when its author insists', async () => {
    await lena.addAs(server.url, 'Ben', TITLE, 'Ana');
    await ana.page.goto('/desk');
    await inInbox(ana).getByRole('link', { name: new RegExp(TITLE, 'u') }).click();
    await reads(ana, NOTE);
    // Ana's screen is behind: nothing reaches her while Ben answers.
    await ana.context.setOffline(true);
    await ana.page.getByLabel('Reply to Chloe').fill('Yes, it is safe.');
    await ana.page.getByRole('button', { name: 'Send', exact: true }).click();
    await reads(ana, 'Queued, sent when you are back online');
    await write(ben, 'Only you and Support can read this.');
    await reads(chloe, 'Only you and Support can read this.');
    await ana.context.setOffline(false);
    await reads(ana, 'Ben answered while you were writing.');
    expect(await chloe.page.getByText('Yes, it is safe.').count()).toBe(0);
    await ana.page.getByRole('button', { name: 'Send anyway' }).click();
    await reads(chloe, 'Yes, it is safe.');
  });

  test('after a crash of the server every screen heals by itself, and what was written meanwhile is sent once', async () => {
    await server.kill();
    await ben.page.getByText(/Reconnecting|offline/iu).first().waitFor();
    await write(ben, 'They have called back: it is on your account.');
    await server.start();
    await reads(chloe, 'They have called back: it is on your account.');
    await writeAsClient(chloe, 'I see it. Thank you both.');
    await ben.page.getByText('I see it. Thank you both.').first().waitFor();
    expect(await chloe.page.locator('main').getByText('They have called back: it is on your account.', { exact: true }).count()).toBe(1);
  });

  test('7: Ben leaves and removes all; everyone reads the closing line, it can be undone, and then it leaves every desk', async () => {
    await endIt(ben);
    await chloe.page.getByText('Ben ended the conversation').first().waitFor();
    await ben.page.getByRole('button', { name: /^Undo/u }).first().click();
    await reads(chloe, 'Ben opened the conversation again');
    await inInbox(ben).getByRole('link', { name: new RegExp(TITLE, 'u') }).waitFor();

    await inInbox(ben).getByRole('link', { name: new RegExp(TITLE, 'u') }).click();
    await endIt(ben);
    for (const person of [ana, ben]) await person.page.getByRole('link', { name: new RegExp(TITLE, 'u') }).first().waitFor({ state: 'detached' });
  });

  test('8: Chloe can no longer write there; "Message the team again" starts a new one, linked to the old, in the queue', async () => {
    const { page } = chloe;
    await page.getByText('This conversation has ended. You can read it whenever you like.').first().waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
    await page.getByRole('link', { name: 'Message the team again' }).click();
    await page.getByText(TITLE).first().waitFor();
    await page.getByLabel('What is it about?').fill('Receipt for my accountant');
    await page.getByLabel('Message to Support').fill('One more thing, could you send the receipt?');
    await page.getByRole('button', { name: 'Send' }).click();
    await ana.page.getByRole('button', { name: 'Take Chloe Bennett' }).waitFor({ state: 'attached' });
    expect(await inInbox(ben).getByRole('link', { name: /Receipt for my accountant/u }).count()).toBe(0);
    await ana.page.getByRole('link', { name: /Chloe Bennett.*Receipt for my accountant/u }).click();
    await ana.page.getByText(/Earlier:/u).first().waitFor();
  });

  test('through all of it no browser complained of an error or of a breach of the content policy', () => {
    expect([ana, ben, chloe].flatMap((person) => person.complaints)).toEqual([]);
  });
});

const PHONE = { width: 390, height: 844 };

/** It stands in the conversation itself, not only in what is announced to those who listen. */
async function reads({ page }: Person, text: string): Promise<void> {
  await page.locator('main').getByText(text, { exact: true }).first().waitFor();
}

/** Lists wait to move while somebody points into them or has their focus there. */
async function restHands({ page }: Person): Promise<void> {
  await page.mouse.move(900, 300);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
}

function inInbox({ page }: Person) {
  return page.getByRole('region', { name: 'My inbox' });
}

async function write({ page }: Person, text: string): Promise<void> {
  await page.getByLabel('Reply to Chloe').fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

async function writeAsClient({ page }: Person, text: string): Promise<void> {
  await page.getByLabel('Write to Support').fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

async function endIt({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Leave and remove all', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('You can undo for 60 s.').first().waitFor();
  await dialog.getByRole('button', { name: 'Leave and remove all' }).click();
  await dialog.waitFor({ state: 'detached' });
}
