import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ADMIN_PICTURES } from './admin-pictures.ts';
import { codeFor, demoSignIn, openBrowser, sitDown } from './people.ts';
import { PHONE, type Picture, WIDE } from './picture.ts';
import { startServer } from './server.ts';

/**
 * `npm run pictures`: the screens as the README and whoever judges them see them, of the demo's own organisation, in
 * web/screens. A server and a browser of its own; nothing of yours is touched. Names after the command: those alone.
 */
const folder = join(import.meta.dirname, '../screens');
const TITLE = /Transfer to the new account/u;

const openInInbox = (page: Page) => page.getByRole('region', { name: 'My inbox' }).getByRole('link', { name: TITLE }).click();

const PICTURES: Picture[] = [
  { name: 'desk-light-1440', who: 'Ana', size: WIDE, show: openInInbox },
  { name: 'desk-dark-1440', who: 'Ana', size: WIDE, scheme: 'dark', show: openInInbox },
  { name: 'desk-light-1280', who: 'Ana', size: { width: 1280, height: 800 }, show: openInInbox },
  { name: 'desk-phone-390', who: 'Ana', size: PHONE, show: async () => undefined },
  { name: 'transfer', who: 'Ana', size: WIDE, show: async (page) => {
    await openInInbox(page);
    await page.getByRole('button', { name: 'Transfer', exact: true }).click();
    await page.getByRole('dialog').getByText('Ben Okafor').click();
  } },
  { name: 'leave-and-remove-all', who: 'Ana', size: WIDE, show: async (page) => {
    await openInInbox(page);
    await page.getByRole('button', { name: 'Leave and remove all', exact: true }).click();
    await page.getByRole('dialog').getByText('You can undo for 60 s.').waitFor();
  } },
  { name: 'desk-high-contrast', who: 'Ana', size: WIDE, show: async (page) => {
    await page.emulateMedia({ contrast: 'more', colorScheme: 'light', reducedMotion: 'reduce' });
    await openInInbox(page);
  } },
  { name: 'command-palette', who: 'Ana', size: WIDE, scheme: 'dark', show: async (page) => {
    await openInInbox(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('ben');
    await page.getByRole('option', { name: /^Ben Okafor/u }).waitFor();
  } },
  { name: 'keyboard-help', who: 'Ana', size: WIDE, show: async (page) => {
    await openInInbox(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  } },
  { name: 'client-1440', who: 'Chloe', size: WIDE, show: async (page) => page.getByRole('link', { name: TITLE }).first().click() },
  { name: 'client-phone-contacts', who: 'Chloe', size: PHONE, show: async () => undefined },
  { name: 'client-phone-light', who: 'Chloe', size: PHONE, show: openOnPhone },
  { name: 'client-phone-new', who: 'Chloe', size: PHONE, show: async (page) => page.getByRole('link', { name: /New conversation/u }).first().click() },
  { name: 'client-phone-dark', who: 'Chloe', size: PHONE, scheme: 'dark', show: openOnPhone },
];

const wanted = process.argv.slice(2);
const pictures = [...PICTURES, ...ADMIN_PICTURES].filter(({ name }) => wanted.length === 0 || wanted.some((each) => name.startsWith(each)));
const server = await startServer();
const browser = await openBrowser();
try {
  mkdirSync(folder, { recursive: true });
  for (const [index, picture] of pictures.entries()) {
    console.log(`  ${index + 1}/${pictures.length}  ${picture.name}`);
    await take(browser, picture);
  }
} finally {
  await browser.close();
  await server.stop();
}

async function take(browser: Browser, { name, who, size, scheme, show }: Picture): Promise<void> {
  const person = await sitDown(browser, server.url, size);
  person.page.setDefaultTimeout(10_000);
  await person.page.emulateMedia({ colorScheme: scheme ?? 'light', reducedMotion: 'reduce' });
  if (who) await demoSignIn(person, server.url, who);
  if (who === 'Ana') await openQueue(person.page);
  try {
    await show(person.page, server.url);
  } catch (error) {
    // The rest can be taken nevertheless; what was on the screen says what was in the way.
    console.error(`  ${name}: ${String(error)}`);
    process.exitCode = 1;
  }
  await person.page.waitForLoadState('networkidle').catch(() => undefined);
  // Nothing looks as if somebody pointed at it.
  await person.page.mouse.move(0, 0);
  await person.page.evaluate(() => document.fonts.ready);
  await person.page.screenshot({ path: join(folder, `${name}.png`) });
  await person.context.close();
}

/** On a phone the queues come first; the code is asked there. */
async function openQueue(page: Page): Promise<void> {
  await page.getByText('Open the Support queue').waitFor();
  await page.getByRole('button', { name: 'Send the code' }).click();
  const boxes = page.locator('input[autocomplete="one-time-code"]');
  await boxes.waitFor();
  await boxes.fill(await codeFor(server.url, 'Support'));
  await page.getByText('Gustav Holm').first().waitFor();
}

async function openOnPhone(page: Page): Promise<void> {
  await page.goto('/conversations');
  await page.getByRole('link', { name: TITLE }).first().click();
  await page.getByText('And should I do anything on my side?').first().waitFor();
}
