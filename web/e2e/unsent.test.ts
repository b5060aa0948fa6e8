import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { faultsInBoth } from './faults.ts';
import { demoSignIn, keepPictures, openBrowser, type Person, signIn, sitDown } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/** Nothing that somebody typed is lost, whatever happens to the server, the page, the session or the conversation. */
describe('what is not sent yet', () => {
  let server: RunningServer;
  let browser: Browser;
  let ana: Person;
  /** Ana too, at another device. */
  let phone: Person;
  let people: Record<string, Person>;
  /** A conversation that Ana holds, with Chloe. */
  let threadId: string;

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    people = {};
    ana = await somebody('ana');
    await demoSignIn(ana, server.url, 'Ana');
    threadId = await begun();
    await ana.page.goto(`/desk/t/${threadId}`);
    await field(ana.page).waitFor();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(people);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('is there after a crash, a reload and signing in again, and arrives once, in order; a note that was begun is still begun', async () => {
    const { page, context } = ana;
    await server.kill();
    await page.getByText(/Reconnecting/u).waitFor();
    for (const text of ['One.', 'Two.', 'Three.']) await write(page, text);
    await page.getByRole('radio', { name: 'Note' }).check();
    await field(page).fill('Ask Ben about the cha');
    await page.getByText('3 messages wait here.').waitFor();
    expect(await page.getByText('Queued, sent when you are back online').count()).toBe(3);
    expect(await page.getByText('Draft saved on this device').count()).toBe(1);

    await page.reload().catch(() => undefined);
    await context.clearCookies({ name: 'sb_session' });
    await server.start();
    await signIn(ana, server.url, 'Ana Moreau', 'ana@alderfinch.example');
    await page.goto(`/desk/t/${threadId}`);
    await expect.poll(() => textsIn(threadId)).toEqual([FIRST, 'One.', 'Two.', 'Three.']);
    await page.getByText(/^Sent/u).waitFor();
    expect(await page.getByText('Queued, sent when you are back online').count()).toBe(0);
    await page.getByRole('radio', { name: 'Note' }).check();
    expect(await field(page).inputValue()).toBe('Ask Ben about the cha');
    expect(await textsIn(threadId)).toEqual([FIRST, 'One.', 'Two.', 'Three.']);
  });

  test('of two tabs is one outbox, and goes out from the other when the one is closed', async () => {
    const one = ana.page;
    const two = await ana.context.newPage();
    await two.goto(`/desk/t/${threadId}`);
    await one.getByRole('radio', { name: 'Reply' }).check();
    await field(two).waitFor();
    await server.kill();
    await write(one, 'From the first tab.');
    await two.getByText('From the first tab.').waitFor();
    await write(two, 'From the second tab.');
    await one.getByText('From the second tab.').waitFor();
    await two.getByText('2 messages wait here.').waitFor();
    ana.page = two;
    await one.close();
    await server.start();
    await expect.poll(async () => (await textsIn(threadId)).slice(-2)).toEqual(['From the first tab.', 'From the second tab.']);
    await two.getByText('2 messages wait here.').waitFor({ state: 'detached' });
    expect((await textsIn(threadId)).filter((text) => /tab\.$/u.test(text))).toHaveLength(2);
  });

  test('is begun on one device and goes on at another, where it is no draft any more once it was sent', async () => {
    phone = await somebody('phone', { width: 390, height: 844 });
    await demoSignIn(phone, server.url, 'Ana');
    await field(ana.page).fill('It will be there by Thurs');
    await ana.page.getByText('Draft saved', { exact: true }).waitFor();
    await phone.page.goto(`/desk/t/${threadId}`);
    await expect.poll(() => field(phone.page).inputValue()).toBe('It will be there by Thurs');
    await field(phone.page).fill('It will be there by Thursday.');
    await phone.page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.poll(async () => (await textsIn(threadId)).at(-1)).toBe('It will be there by Thursday.');
    await expect.poll(() => draftsOf(phone)).toEqual(['']);
    await ana.page.reload();
    await field(ana.page).waitFor();
    await expect.poll(() => field(ana.page).inputValue()).toBe('');
  });

  test('still addresses whom it did: after another conversation, a reload, and being taken back, and at another device', async () => {
    const { page } = ana;
    await page.getByRole('radio', { name: 'Note' }).check();
    await field(page).fill('');
    await field(page).pressSequentially('Ask @Be');
    await page.getByRole('option', { name: /Ben Okafor/u }).waitFor();
    await field(page).press('Enter');
    await field(page).pressSequentially('about it');
    await page.getByText('Draft saved', { exact: true }).waitFor();
    await page.getByRole('region', { name: 'My inbox' }).getByRole('link', { name: /Transfer to the new account/u }).click();
    await expect.poll(() => field(page).inputValue()).toBe('');
    await page.goBack();
    await page.reload();
    await page.getByRole('radio', { name: 'Note' }).check();
    await expect.poll(() => field(page).inputValue()).toBe('Ask @Ben about it');

    // What waits behind a message is taken back, stands in the composer again, and goes from there.
    const stop = await refuseToSend(page);
    await page.getByRole('radio', { name: 'Reply' }).check();
    await write(page, 'One moment.');
    await page.getByRole('radio', { name: 'Note' }).check();
    await field(page).press('Control+Enter');
    await page.getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => field(page).inputValue()).toBe('Ask @Ben about it');
    await stop();
    await expect.poll(async () => (await textsIn(threadId)).at(-1)).toBe('One moment.');
    await field(page).press('Control+Enter');
    await expect.poll(addressed).toEqual([['Ask @Ben about it', ['Ben']]]);

    await field(page).pressSequentially('Or @Da');
    await page.getByRole('option', { name: /Dara/u }).waitFor();
    await field(page).press('Enter');
    await page.getByText('Draft saved', { exact: true }).waitFor();
    await phone.page.reload();
    await phone.page.getByRole('radio', { name: 'Note' }).check();
    await expect.poll(() => field(phone.page).inputValue()).toBe('Or @Dara ');
    await field(phone.page).press('Control+Enter');
    await expect.poll(addressed).toEqual([['Ask @Ben about it', ['Ben']], ['Or @Dara', ['Dara']]]);
    await page.reload();
    await page.getByRole('radio', { name: 'Reply' }).check();
  });

  test('is seen by nobody else: a colleague in the same conversation reads no draft', async () => {
    await field(ana.page).fill('between me and my keyboard');
    await ana.page.getByText('Draft saved', { exact: true }).waitFor();
    const ben = await somebody('ben');
    await demoSignIn(ben, server.url, 'Ben');
    await openQueue(ben);
    await ben.page.goto(`/desk/t/${threadId}`);
    await ben.page.getByText('From the first tab.').waitFor();
    expect(ben.heard.join('')).not.toContain('keyboard');
    await ben.context.close();
    await field(ana.page).fill('');
  });

  test('is asked about by signing out; kept on the device nobody else who signs in there sees or sends it', { timeout: 180_000 }, async () => {
    const { page } = ana;
    const stop = await refuseToSend(page);
    await write(page, 'Not gone yet.');
    await page.getByText('Queued, sent when you are back online').waitFor();
    await signOut(page);
    const dialog = page.getByRole('dialog', { name: 'Sign out?' });
    await dialog.getByText('1 message is not sent yet.').waitFor();
    expect(await faultsInBoth(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Send now' }).click();
    await dialog.getByText('There was no answer. They are still here.').waitFor();
    await dialog.getByRole('button', { name: 'Keep on this device' }).click();
    await page.waitForURL('**/sign-in**');
    expect(await page.evaluate(() => Object.keys(localStorage).map((key) => key.split(':')[2]))).toContain('outbox');
    await stop();

    await demoSignIn(ana, server.url, 'Ben');
    await openQueue(ana);
    await page.goto(`/desk/t/${threadId}`);
    await page.getByText('From the first tab.').waitFor();
    expect(await page.getByText('Not gone yet.').count()).toBe(0);
    await signOut(page);
    await page.waitForURL('**/sign-in**');
    expect(await textsIn(threadId, phone)).not.toContain('Not gone yet.');

    await signIn(ana, server.url, 'Ana Moreau', 'ana@alderfinch.example');
    await expect.poll(async () => (await textsIn(threadId)).at(-1)).toBe('Not gone yet.');
    await page.goto(`/desk/t/${threadId}`);
    await field(page).waitFor();
  });

  test('stays when the session is ended from elsewhere, and goes with whoever throws it away', async () => {
    const { page } = ana;
    const stop = await refuseToSend(page);
    await write(page, 'Through the end of a session.');
    await field(page).fill('and a draft');
    await server.side('end-sessions', 'ana@alderfinch.example');
    await page.getByText('You were signed out').waitFor();
    await stop();
    await signIn(ana, server.url, 'Ana Moreau', 'ana@alderfinch.example');
    await expect.poll(async () => (await textsIn(threadId)).at(-1)).toBe('Through the end of a session.');
    await page.goto(`/desk/t/${threadId}`);
    await expect.poll(() => field(page).inputValue()).toBe('and a draft');
    await field(page).fill('');

    const again = await refuseToSend(page);
    await write(page, 'Better not.');
    await signOut(page);
    await page.getByRole('button', { name: 'Throw away' }).click();
    await page.waitForURL('**/sign-in**');
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await again();
    await signIn(ana, server.url, 'Ana Moreau', 'ana@alderfinch.example');
    await page.goto(`/desk/t/${threadId}`);
    await field(page).waitFor();
    expect(await textsIn(threadId)).not.toContain('Better not.');
  });

  test('comes back with what happened when the conversation has ended meanwhile', async () => {
    const chloe = await somebody('chloe', { width: 390, height: 844 });
    await demoSignIn(chloe, server.url, 'Chloe');
    await chloe.page.goto(`/t/${threadId}`);
    await field(chloe.page).waitFor();
    await chloe.context.setOffline(true);
    for (const text of ['One more thing.', 'And another.']) await write(chloe.page, text, 'Enter');
    await chloe.page.getByText('2 messages wait here.').waitFor();
    const asAna = asker(ana);
    await asAna('mutation L($input: LeaveAndRemoveAllInput!) { leaveAndRemoveAll(input: $input) { __typename } }', { input: { threadId, requestId: randomUUID(), lastSeenSeq: 99, confirmUnread: true } });
    await chloe.context.setOffline(false);
    await chloe.page.getByText(/^Ana closed this conversation at/u).waitFor();
    await chloe.page.getByText('One more thing. And another.').waitFor();
    expect(await faultsInBoth(chloe.page)).toEqual([]);
    expect(await textsIn(threadId)).not.toContain('One more thing.');
    await chloe.page.getByRole('button', { name: 'Discard it' }).click();
    await chloe.page.getByText('One more thing. And another.').waitFor({ state: 'detached' });
  });

  test('complains of nothing on the way', () => {
    expect(Object.values(people).flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  const FIRST = 'Your deposit is on its way.';

  async function somebody(name: string, viewport?: { width: number; height: number }): Promise<Person> {
    const person = await sitDown(browser, server.url, viewport);
    person.page.setDefaultTimeout(10_000);
    people[name] = person;
    return person;
  }

  /** Ana writes to Chloe for Support. */
  async function begun(): Promise<string> {
    await openQueue(ana);
    const asAna = asker(ana);
    const { directory } = await asAna('{ directory(kind: CLIENT, first: 100) { items { id party { name } } } }');
    const chloe = (directory as { items: { id: string; party: { name: string } }[] }).items.find(({ party }) => party.name === 'Chloe Bennett')?.id;
    const { desk } = await asAna('{ desk { queues { team { id name } } } }');
    const support = (desk as { queues: { team: { id: string; name: string } }[] }).queues.find(({ team }) => team.name === 'Support')?.team.id;
    const { startThread } = await asAna('mutation S($input: StartThreadInput!) { startThread(input: $input) { ... on ThreadStarted { thread { id } } } }', { input: { clientThreadId: randomUUID(), to: [chloe], asTeam: support, text: FIRST } });
    return (startThread as { thread: { id: string } }).thread.id;
  }

  /** The messages, as the server has them. */
  async function textsIn(id: string, reader = ana): Promise<string[]> {
    const { thread } = await asker(reader)('query E($id: ID!) { thread(id: $id) { entries(last: 100) { items { ... on Message { text } } } } }', { id });
    return (thread as { entries: { items: { text?: string }[] } }).entries.items.flatMap(({ text }) => (text === undefined ? [] : [text]));
  }

  /** The notes, and whom they address. */
  async function addressed(): Promise<[string, string[]][]> {
    const { thread } = await asker(ana)('query E($id: ID!) { thread(id: $id) { entries(last: 100) { items { ... on Note { text mentions { shortName } } } } } }', { id: threadId });
    const { items } = (thread as { entries: { items: { text?: string; mentions?: { shortName: string }[] }[] } }).entries;
    return items.flatMap(({ text, mentions }) => (text === undefined || !mentions ? [] : [[text, mentions.map(({ shortName }) => shortName)]]));
  }

  async function draftsOf(person: Person): Promise<string[]> {
    const { thread } = await asker(person)('query D($id: ID!) { thread(id: $id) { drafts { kind text } } }', { id: threadId });
    return (thread as { drafts: { kind: string; text: string }[] }).drafts.filter(({ kind }) => kind === 'MESSAGE').map(({ text }) => text);
  }

  async function openQueue(person: Person): Promise<void> {
    const ask = asker(person);
    const { desk } = await ask('{ desk { queues { locked team { id name } } } }');
    const queue = (desk as { queues: { locked: boolean; team: { id: string; name: string } }[] }).queues.find(({ team }) => team.name === 'Support');
    if (!queue?.locked) return;
    const { requestTeamAccess } = await ask('mutation R($team: ID!) { requestTeamAccess(input: { teamId: $team }) { ... on CodeChallenge { challengeId } } }', { team: queue.team.id });
    const { items } = (await (await fetch(`${server.url}/dev/outbox.json`)).json()) as { items: { toName: string; code?: string; state: string }[] };
    const code = items.find(({ toName, state, code: each }) => toName.startsWith('Support') && state === 'works' && each)?.code;
    await ask('mutation C($input: ConfirmTeamAccessInput!) { confirmTeamAccess(input: $input) { __typename } }', { input: { ...(requestTeamAccess as object), code } });
  }

  /** The network swallows what is sent, and lets everything else through, until told to stop. */
  async function refuseToSend(page: Page): Promise<() => Promise<void>> {
    await page.route('**/graphql', (route) => (route.request().postData()?.includes('mutation SendMessage') ? route.abort() : route.fallback()));
    return () => page.unroute('**/graphql');
  }

  function asker({ context }: Person) {
    return async (query: string, variables: object = {}): Promise<Record<string, unknown>> => {
      const answer = await context.request.post('/graphql', { data: { query, variables }, headers: { origin: server.url } });
      const { data, errors } = (await answer.json()) as { data: Record<string, unknown>; errors?: { message: string }[] };
      if (errors) throw new Error(errors.map(({ message }) => message).join(' '));
      return data;
    };
  }
});

/** Where one writes. */
function field(page: Page) {
  return page.locator('textarea[data-composer]');
}

async function write(page: Page, text: string, send = 'Control+Enter'): Promise<void> {
  await field(page).fill(text);
  await field(page).press(send);
  await page.getByText(text, { exact: true }).first().waitFor();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /your menu$/u }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
}
