import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** One person at their own browser: what is on the page, what went over the wire, and what the console complained of. */
export interface Person {
  page: Page;
  context: BrowserContext;
  /** Everything that the server sent to this browser: bodies of answers and frames of sockets. */
  heard: string[];
  /** Errors of the console and breaches of the content policy. A refused or lost connection is the network's. */
  complaints: string[];
}

/** The browser that `npm test` has found. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** Somebody sits down at a browser of their own. */
export async function sitDown(browser: Browser, baseURL: string, viewport = { width: 1440, height: 900 }): Promise<Person> {
  const context = await browser.newContext({ baseURL, viewport, locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const person: Person = { page, context, heard: [], complaints: [] };
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/u.test(message.text())) person.complaints.push(message.text());
  });
  page.on('pageerror', (error) => person.complaints.push(error.message));
  page.on('response', async (response) => {
    if (response.url().endsWith('/graphql')) person.heard.push(await response.text().catch(() => ''));
  });
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => person.heard.push(String(payload))));
  return person;
}

/** The newest code that was sent to somebody, as the demo's outbox shows it. */
export async function codeFor(baseURL: string, toName: string): Promise<string> {
  const answer = await fetch(`${baseURL}/dev/outbox.json`);
  const { items } = (await answer.json()) as { items: { toName: string; code?: string; state: string }[] };
  const found = items.find((each) => each.toName.startsWith(toName) && each.state === 'works' && each.code);
  if (!found?.code) throw new Error(`no code was sent to ${toName}`);
  return found.code;
}

/** The path of the newest link of that kind that was sent to an address. */
export async function linkFor(baseURL: string, email: string, page: string): Promise<string> {
  const { items } = (await (await fetch(`${baseURL}/dev/outbox.json`)).json()) as { items: { to: string; link?: string }[] };
  const link = items.find((each) => each.to === email && each.link?.includes(`/${page}?`))?.link;
  if (!link) throw new Error(`no link was sent to ${email}`);
  const { pathname, search } = new URL(link);
  return pathname + search;
}

/** Signs in by hand: password, then the code that was sent. `here`: where a link has led them already. */
export async function signIn({ page }: Person, baseURL: string, name: string, email: string, from: 'the beginning' | 'here' = 'the beginning'): Promise<void> {
  if (from === 'the beginning') await page.goto('/');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('patch-cord-1947');
  await page.getByRole('button', { name: 'Continue' }).click();
  const boxes = page.locator('input[autocomplete="one-time-code"]');
  await boxes.waitFor();
  await boxes.fill(await codeFor(baseURL, name));
  await boxes.waitFor({ state: 'detached' });
}

/** A member opens the queue of Support, by the code that goes to the team's phone; it is asked once on a device. */
export async function openQueue(page: Page, baseURL: string): Promise<void> {
  await page.getByRole('button', { name: 'Send the code' }).click();
  const boxes = page.locator('input[autocomplete="one-time-code"]');
  await boxes.waitFor();
  await boxes.fill(await codeFor(baseURL, 'Support'));
  await page.getByText('Gustav Holm').first().waitFor();
}

/** What everybody had on their screen when a test failed, for whoever looks into it. */
export async function keepPictures(people: Record<string, Person>): Promise<void> {
  const folder = join(import.meta.dirname, '../../node_modules/.cache/story');
  for (const [name, { page }] of Object.entries(people)) await page.screenshot({ path: join(folder, `${name}.png`) }).catch(() => undefined);
}

/** The demo's one click. */
export async function demoSignIn({ page, context }: Person, baseURL: string, shortName: string): Promise<void> {
  const { cast } = (await (await context.request.get('/demo/cast.json')).json()) as { cast: { id: string; shortName: string }[] };
  const account = cast.find((each) => each.shortName === shortName)?.id;
  const opened = await context.request.post('/demo/sign-in', { data: { account }, headers: { origin: baseURL } });
  if (!opened.ok()) throw new Error(`the demo did not let ${shortName} in: ${opened.status()}`);
  await page.goto('/');
}
