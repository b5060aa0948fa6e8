import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { faultsInBoth } from './faults.ts';
import { demoSignIn, keepPictures, openBrowser, type Person, sitDown } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/** Who is given what, and who is not: Ana goes away, and Ben sees it. */
describe('going away', () => {
  let server: RunningServer;
  let browser: Browser;
  let people: Record<'ana' | 'ben' | 'chloe', Person>;
  /** What Chloe asks, in conversations that Ana or Ben holds. */
  let threads: Record<'anaOwes' | 'anaAnswered' | 'bens', string>;

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    const [ana, ben, chloe] = [await sitDown(browser, server.url), await sitDown(browser, server.url), await sitDown(browser, server.url, { width: 390, height: 844 })];
    people = { ana, ben, chloe };
    await Promise.all([demoSignIn(ana, server.url, 'Ana'), demoSignIn(ben, server.url, 'Ben'), demoSignIn(chloe, server.url, 'Chloe')]);
    for (const person of [ana, ben]) await openQueue(person);
    threads = { anaOwes: await asks('Owed an answer'), anaAnswered: await asks('Answered already'), bens: await asks('With Ben') };
    await take(ana, threads.anaOwes);
    await take(ana, threads.anaAnswered);
    await ask(ana, 'mutation S($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }', { input: { threadId: threads.anaAnswered, clientMessageId: randomUUID(), text: 'It is there.', lastSeenSeq: 99 } });
    await take(ben, threads.bens);
    for (const { page } of Object.values(people)) page.setDefaultTimeout(10_000);
  }, 120_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(people);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('takes two presses; with more to say it is asked in a dialog, and who waits goes back to the queue on every screen', async () => {
    const { ana: { page }, ben } = people;
    await page.goto('/desk');
    await ben.page.goto(`/desk/t/${threads.bens}`);
    await page.getByRole('button', { name: 'Ana Moreau: your menu' }).click();
    await page.getByRole('menuitemradio', { name: 'Busy' }).click();
    await page.getByRole('button', { name: 'Ana Moreau, Busy: your menu' }).click();
    await page.getByRole('menuitem', { name: 'Away until…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Away for a while' });
    await dialog.getByRole('radio', { name: '1 hour' }).check();
    await dialog.getByRole('checkbox', { name: 'Return my waiting conversations to their queues' }).check();
    expect(await faultsInBoth(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Set me away' }).click();
    await page.getByText(/^You are away until .*\d\d:\d\d/u).waitFor();
    await page.getByRole('button', { name: /^Ana Moreau, Away until .*\d\d:\d\d: your menu$/u }).waitFor();
    for (const each of [page, ben.page]) await each.getByRole('region', { name: 'Queues' }).getByRole('link', { name: /Owed an answer/u }).waitFor();
    await page.getByRole('region', { name: 'My inbox' }).getByRole('link', { name: /Answered already/u }).waitFor();
  });

  test('is seen in the transfer dialog, where somebody insists; and the client hears nothing of it', async () => {
    const { ana, ben: { page }, chloe } = people;
    await page.getByRole('button', { name: 'Transfer', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Transfer' });
    const option = dialog.getByRole('option', { name: /^Ana Moreau Away until .*\d\d:\d\d/u });
    await option.click();
    expect(await faultsInBoth(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Transfer to Ana anyway' }).click();
    await dialog.waitFor({ state: 'detached' });
    await ana.page.getByRole('region', { name: 'My inbox' }).getByRole('link', { name: /With Ben/u }).waitFor();
    expect(chloe.heard.join('')).not.toMatch(/AWAY|BUSY|[Aa]vailab/u);
  });

  test('is refused with the reason where it was said after the choice, with who else could take it', async () => {
    const { ana, ben: { page } } = people;
    await say(ana, 'AVAILABLE');
    const threadId = await asks('Another one');
    await take(people.ben, threadId);
    await page.goto(`/desk/t/${threadId}`);
    await page.getByRole('button', { name: 'Transfer', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Transfer' });
    await dialog.getByRole('option', { name: /^Ana Moreau Available/u }).click();
    await say(ana, 'AWAY');
    await dialog.getByRole('option', { name: /^Ana Moreau Away/u }).waitFor();
    await dialog.getByRole('button', { name: 'Transfer to Ana' }).click();
    await dialog.getByText('Ana is away and was not given this.').waitFor();
    expect(await faultsInBoth(page)).toEqual([]);
    await dialog.getByRole('button', { name: /^Dara/u }).waitFor();
    await dialog.getByRole('button', { name: 'Transfer anyway' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  test('complains of nothing on the way', () => {
    expect(Object.values(people).flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  async function asks(title: string): Promise<string> {
    const { startThread } = await ask(people.chloe, START, { input: { clientThreadId: randomUUID(), to: [await support(people.ana)], title, text: 'Is it there yet?' } });
    return (startThread as { thread: { id: string } }).thread.id;
  }

  async function take(person: Person, threadId: string): Promise<void> {
    await ask(person, 'mutation T($input: TransferThreadInput!) { transferThread(input: $input) { __typename } }', { input: { threadId, requestId: randomUUID(), version: 1, to: { self: true } } });
  }

  async function say(person: Person, state: string): Promise<void> {
    await ask(person, 'mutation S($input: SetAvailabilityInput!) { setAvailability(input: $input) { returned } }', { input: { state } });
  }

  async function openQueue(person: Person): Promise<void> {
    const team = await support(person);
    const { requestTeamAccess } = await ask(person, 'mutation R($team: ID!) { requestTeamAccess(input: { teamId: $team }) { ... on CodeChallenge { challengeId } } }', { team });
    const { items } = (await (await fetch(`${server.url}/dev/outbox.json`)).json()) as { items: { toName: string; code?: string; state: string }[] };
    const code = items.find(({ toName, state, code: each }) => toName.startsWith('Support') && state === 'works' && each)?.code;
    await ask(person, 'mutation C($input: ConfirmTeamAccessInput!) { confirmTeamAccess(input: $input) { __typename } }', { input: { ...(requestTeamAccess as object), code } });
  }

  async function support(person: Person): Promise<string> {
    const { desk } = await ask(person, '{ desk { queues { team { id name } } } }');
    const queue = (desk as { queues: { team: { id: string; name: string } }[] }).queues.find(({ team }) => team.name === 'Support');
    if (!queue) throw new Error('they do not work Support');
    return queue.team.id;
  }

  async function ask({ context }: Person, query: string, variables: object = {}): Promise<Record<string, unknown>> {
    const answer = await context.request.post('/graphql', { data: { query, variables }, headers: { origin: server.url } });
    const { data, errors } = (await answer.json()) as { data: Record<string, unknown>; errors?: { message: string }[] };
    if (errors) throw new Error(errors.map(({ message }) => message).join(' '));
    return data;
  }
});

/** As the app itself asks it: clients may ask nothing else. */
const START = 'mutation StartThread($input: StartThreadInput!) { startThread(input: $input) { ... on ThreadStarted { thread { id } } ... on ThreadAlreadyOpen { thread { id } } } }';
