import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { signedInApi } from './api.ts';
import { seriousOn } from './axe.ts';
import { demoSignIn, keepPictures, openBrowser, type Person, signIn, sitDown } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

const TITLE = 'Keys of the archive';
const FIRST = 'Who has the keys?';
const NOTE = 'They hang behind the door.';
const ASKED = 'Which door';

/** What people are told of, how often, and when it stops: as they hear and see it, at browsers that count what sounds and pops up. */
describe('being told', () => {
  let server: RunningServer;
  let browser: Browser;
  let ana: Person;
  let ben: Person;
  let chloe: Person;
  /** Ana's other tab. */
  let other: Page;

  beforeAll(async () => {
    server = await startServer('cast', { 'notice.clientAfter': 0, 'notice.looking': 0 });
    browser = await openBrowser();
    [ana, ben, chloe] = await Promise.all([sitDown(browser, server.url), sitDown(browser, server.url), sitDown(browser, server.url, { width: 390, height: 844 })]);
    for (const { context } of [ana, ben, chloe]) await context.addInitScript(countWhatSounds);
    await ben.page.clock.install();
    await (await signedInApi(server.url, 'Lena')).makeTeam('Concierge', ['Ana', 'Ben'], ['Chloe']);
    await Promise.all([demoSignIn(ana, server.url, 'Ana'), demoSignIn(ben, server.url, 'Ben'), demoSignIn(chloe, server.url, 'Chloe')]);
    await readEverything(ana, server.url);
    other = await ana.context.newPage();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures({ ana, ben, chloe });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('each chooses how; the browser is asked only for what is wanted, and every tab follows', async () => {
    const { page } = ana;
    await page.goto('/you');
    await page.getByRole('link', { name: /How you are told/u }).click();
    await other.goto('/you/notices');
    const popUp = (tab: Page) => tab.getByRole('checkbox', { name: 'Pop-up: Somebody new waits in a queue of yours' });
    await popUp(other).waitFor();
    expect(await page.evaluate(() => localStorage.getItem('test-permission'))).toBeNull();
    expect(await popUp(page).isChecked()).toBe(false);
    await popUp(page).check();
    await expect.poll(() => popUp(other).isChecked()).toBe(true);
    expect(await page.evaluate(() => localStorage.getItem('test-permission'))).toBe('granted');

    await ben.page.goto('/you/notices');
    // Whoever leaves the page before the server has it may leave it unsaid.
    const saved = ben.page.waitForResponse((answer) => answer.request().postData()?.includes('UpdateNotices') === true);
    await ben.page.getByRole('checkbox', { name: 'Ring until somebody takes whoever waits' }).check();
    await saved;
    const addressed = page.getByRole('checkbox', { name: 'Pop-up: A note addresses you' });
    await addressed.check();
    await expect.poll(() => other.getByRole('checkbox', { name: 'Pop-up: A note addresses you' }).isChecked()).toBe(true);
    expect(await page.getByRole('checkbox', { name: 'Sound: A note addresses you' }).isChecked()).toBe(true);
    await Promise.all([page.goto('/desk'), other.goto('/directory'), ben.page.goto('/desk')]);
    await Promise.all([page, other].map(toldHere));
  });

  test('of whoever comes to wait Ana, with two tabs, hears one tone and sees one pop-up, with no word of what was written; at Ben’s it rings', async () => {
    const { page } = chloe;
    await page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Concierge' }) }).getByRole('link', { name: /New conversation/u }).click();
    await page.getByLabel('What is it about?').fill(TITLE);
    await page.getByLabel('Message to Concierge').fill(FIRST);
    await page.getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => popsOf(ana)).toEqual([{ title: 'Chloe Bennett', body: 'Waits in Concierge' }]);
    await expect.poll(() => tonesOf(ana)).toBe(1);
    await expect.poll(() => alarmsOf(ben)).toBeGreaterThan(0);
    const before = await alarmsOf(ben);
    await ben.page.clock.runFor(13_000);
    await expect.poll(() => alarmsOf(ben)).toBeGreaterThan(before);
  });

  test('the alarm stops on Ben’s screen as soon as Ana takes it', async () => {
    await ana.page.getByRole('link', { name: new RegExp(TITLE, 'u') }).click();
    await ana.page.getByRole('region', { name: 'Who has this conversation' }).getByRole('button', { name: /^Take/u }).click();
    await ana.page.getByText('Held by you').first().waitFor();
    await ben.page.getByRole('button', { name: 'Take Chloe Bennett' }).waitFor({ state: 'detached' });
    const before = await alarmsOf(ben);
    await ben.page.clock.runFor(30_000);
    expect(await alarmsOf(ben)).toBe(before);
    // Nobody is told of what they do themselves.
    expect([await tonesOf(ana), (await popsOf(ana)).length]).toEqual([1, 1]);
  });

  test('a message before Ana’s eyes makes no sound; elsewhere one tone, and the count on both tabs until she has read', async () => {
    const told = () => ana.page.evaluate(() => Object.entries(localStorage).flatMap(([key, value]) => (key.includes(':told') ? [value] : [])).join());
    const before = await told();
    await write(chloe, 'I am in the cellar.');
    await ana.page.locator('main').getByText('I am in the cellar.', { exact: true }).first().waitFor();
    // The tab that has it before her eyes says so for both, before she leaves it.
    await expect.poll(told).not.toBe(before);
    await ana.page.goto('/directory');
    await toldHere(ana.page);
    await write(chloe, 'It is dark.');
    for (const tab of [ana.page, other]) {
      await expect.poll(() => tab.title()).toMatch(/^\(1\) /u);
      await expect.poll(() => tab.locator('link[rel="icon"]').getAttribute('href')).toMatch(/^data:image\/svg/u);
    }
    await expect.poll(() => tonesOf(ana)).toBe(2);
    await ana.page.goBack();
    await ana.page.locator('main').getByText('It is dark.', { exact: true }).first().waitFor();
    for (const tab of [ana.page, other]) {
      await expect.poll(() => tab.title()).not.toMatch(/^\(/u);
      await expect.poll(() => tab.locator('link[rel="icon"]').getAttribute('href')).not.toMatch(/^data:/u);
    }
    expect(await tonesOf(ana)).toBe(2);
  });

  test('of a note that addresses Ana she hears one tone and sees one pop-up, whatever tab she is at, and nobody else hears anything', async () => {
    await ana.page.goto('/directory');
    await toldHere(ana.page);
    const [ofBen, ofChloe] = await Promise.all([ben, chloe].map(counted));
    await ben.page.goto(`/desk/t/${chloe.page.url().split('/t/')[1]}`);
    await note(ben, 'Which door, @An', ASKED);
    await expect.poll(async () => (await popsOf(ana)).at(-1)).toEqual({ title: 'Chloe Bennett', body: 'A note addresses you' });
    await expect.poll(() => tonesOf(ana)).toBe(3);
    await ana.page.goBack();
    await toldHere(ana.page);
    await ana.page.locator('main').getByText(ASKED).waitFor();
    // Before her eyes it makes no sound, and it is no second alert of the first.
    await note(ben, 'And which key, @An', 'And which key');
    await ana.page.locator('main').getByText('And which key').waitFor();
    await expect.poll(() => ana.page.evaluate(() => Object.entries(localStorage).filter(([key, value]) => key.includes(':told') && value.split('MENTIONED').length === 3).length)).toBe(1);
    expect([await tonesOf(ana), (await popsOf(ana)).length]).toEqual([3, 2]);
    expect(await Promise.all([ben, chloe].map(counted))).toEqual([ofBen, ofChloe]);
    expect(chloe.heard.join('')).not.toContain(ASKED);
  });

  test('Chloe takes a transcript along: her conversation, and nothing that only staff can see', async () => {
    await ana.page.getByRole('radio', { name: 'Note' }).check();
    await ana.page.getByLabel('Note that only staff can see').fill(NOTE);
    await ana.page.getByRole('button', { name: 'Add note' }).click();
    await ana.page.getByText('Note by Ana').first().waitFor();
    const kept = async ({ page }: Person) => {
      await page.getByRole('button', { name: 'More for this conversation' }).click();
      await page.getByRole('menuitem', { name: 'Take a transcript…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Everything that you may read').waitFor();
      if ((await dialog.getByRole('checkbox').count()) > 0) await dialog.getByRole('checkbox', { name: /With notes/u }).check();
      const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('link', { name: 'Save as text' }).click()]);
      return readFile(await download.path(), 'utf8');
    };
    const hers = await kept(chloe);
    expect(hers).toContain(TITLE);
    for (const text of [FIRST, 'I am in the cellar.', 'Ana Moreau from Concierge joined']) expect(hers).toContain(text);
    expect(hers).not.toContain(NOTE);
    expect(await kept(ana)).toContain(NOTE);

    const print = await chloe.context.newPage();
    await print.goto(`/threads/${chloe.page.url().split('/t/')[1]}/transcript.html?zone=Europe/London`);
    await print.getByText(FIRST).waitFor();
    expect(await seriousOn(print)).toEqual([]);
    await print.close();
  });

  test('past the target it rings at Ben’s, who wants no alarm before, and stops when Ana takes it', async () => {
    const { page } = ben;
    await page.goto('/you/notices');
    const saved = () => page.waitForResponse((answer) => answer.request().postData()?.includes('UpdateNotices') === true);
    for (const [name, on] of [['Ring until somebody takes whoever waits', false], ['Ring when somebody waits past the target', true]] as const) {
      await Promise.all([saved(), page.getByRole('checkbox', { name, exact: true }).setChecked(on)]);
    }
    const rings = async () => rungAmong((await counted(ben)).notes);
    // Whoever tells of news asks how one wants to be told, first of all.
    const begins = page.waitForResponse((answer) => answer.request().postData()?.includes('OwnNotices') === true);
    await page.goto('/desk');
    await begins;
    const begun = await rings();
    await (await signedInApi(server.url, 'Lena')).startAs(server.url, 'Chloe', 'Concierge', 'Locked out');
    await page.getByRole('button', { name: 'Take Chloe Bennett' }).waitFor();
    await page.clock.runFor(13_000);
    expect(await rings()).toBe(begun);
    await page.clock.fastForward('20:00');
    await expect.poll(rings).toBeGreaterThan(begun);

    await ana.page.goto('/desk');
    await ana.page.getByRole('link', { name: /Locked out/u }).first().click();
    await ana.page.getByRole('region', { name: 'Who has this conversation' }).getByRole('button', { name: /^Take/u }).click();
    await page.getByRole('button', { name: 'Take Chloe Bennett' }).waitFor({ state: 'detached' });
    const before = await rings();
    await page.clock.runFor(30_000);
    expect(await rings()).toBe(before);
    await ana.page.goto(`/desk/t/${chloe.page.url().split('/t/')[1]}`);
  });

  test('who has gone gets one mail without a word of it, whose link leads to the conversation after signing in', async () => {
    const there = chloe.page.url().replace(server.url, '');
    await chloe.context.close();
    await ana.page.getByRole('radio', { name: 'Reply' }).check();
    await ana.page.getByLabel('Reply to Chloe').fill('Behind the door.');
    await ana.page.getByRole('button', { name: 'Send', exact: true }).click();
    const outbox = async () => ((await (await fetch(`${server.url}/dev/outbox.json`)).json()) as { items: { to: string; text: string; link?: string }[] }).items.filter(({ to, link }) => to === 'chloe@bennett.example' && link?.includes('/t/'));
    await expect.poll(async () => (await outbox()).length, { timeout: 15_000 }).toBe(1);
    const [mail] = await outbox();
    expect(mail?.text).toContain('You have a new message from Concierge at');
    expect(JSON.stringify(mail)).not.toMatch(/Behind the door|Keys|Ana/u);

    chloe = await sitDown(browser, server.url);
    expect(mail?.link).toBe(`${server.url}${there}`);
    await chloe.page.goto(there);
    await signIn(chloe, server.url, 'Chloe Bennett', 'chloe@bennett.example', 'here');
    await chloe.page.getByText('Behind the door.', { exact: true }).first().waitFor();
    expect(chloe.page.url()).toBe(`${server.url}${there}`);
    expect([ana, ben, chloe].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

async function write({ page }: Person, text: string): Promise<void> {
  await page.getByLabel('Write to Concierge').fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

/** Begins a note with an @ and the first letters of a colleague, and takes the first who is offered. */
async function note({ page }: Person, text: string, stands: string): Promise<void> {
  await page.getByRole('radio', { name: 'Note' }).check();
  const field = page.getByLabel('Note that only staff can see');
  await field.fill('');
  await field.pressSequentially(text);
  await page.getByRole('option').first().waitFor();
  await field.press('Enter');
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.locator('main').getByText(stands).last().waitFor();
}

/** What the demo's cast has left unread. */
async function readEverything({ context }: Person, origin: string): Promise<void> {
  const ask = async (query: string) => (await (await context.request.post('/graphql', { data: { query }, headers: { origin } })).json()) as { data: { desk: { inbox: { items: { card: { id: string } }[] } } } };
  for (const { card } of (await ask('{ desk { inbox { items { card { id } } } } }')).data.desk.inbox.items) await ask(`mutation { readUpTo(input: { threadId: "${card.id}", seq: 9999 }) { id } }`);
}

/** What tells of news has come, after the lists: nothing on the page says so but its file. */
async function toldHere(tab: Page): Promise<void> {
  await tab.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /\/Notices-[^/]*\.js$/u.test(name)));
}

interface Counted {
  notes: number[];
  pops: { title: string; body: string }[];
}

async function counted({ context }: Person): Promise<Counted> {
  const all = await Promise.all(context.pages().map((page) => page.evaluate(() => (window as unknown as { counted: Counted }).counted)));
  return { notes: all.flatMap(({ notes }) => notes), pops: all.flatMap(({ pops }) => pops) };
}

const popsOf = async (person: Person) => (await counted(person)).pops;
/** A tone of news has two notes, one of the alarm three. */
const tonesOf = async (person: Person) => (await counted(person)).notes.length / 2;
const alarmsOf = async (person: Person) => (await counted(person)).notes.length / 3;

/** How often the alarm rang, whatever news came besides: its tone has one high note more than low ones. */
function rungAmong(notes: readonly number[]): number {
  return notes.filter((note) => note === 880).length - notes.filter((note) => note === 660).length;
}

/** In the page, before it begins: the browser's own ways to sound and to pop up, counting. */
function countWhatSounds(): void {
  const kept = JSON.parse(sessionStorage.getItem('test-counted') ?? '{"notes":[],"pops":[]}') as Counted;
  const keep = () => sessionStorage.setItem('test-counted', JSON.stringify(kept));
  class CountingAudio {
    state = 'running';
    currentTime = 0;
    destination = {};
    createOscillator() {
      const frequency = { value: 0 };
      return { frequency, connect: <T>(to: T) => to, start: () => (kept.notes.push(frequency.value), keep()), stop: () => undefined };
    }
    createGain() {
      return { gain: { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined }, connect: <T>(to: T) => to };
    }
  }
  class CountingNotification {
    static get permission() {
      return localStorage.getItem('test-permission') ?? 'default';
    }
    static requestPermission() {
      localStorage.setItem('test-permission', 'granted');
      return Promise.resolve('granted');
    }
    constructor(title: string, { body }: { body: string }) {
      kept.pops.push({ title, body });
      keep();
    }
    close() {}
  }
  Object.assign(window, { counted: kept, AudioContext: CountingAudio, Notification: CountingNotification });
}
