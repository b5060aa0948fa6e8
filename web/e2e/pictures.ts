import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { ADMIN_PICTURES } from './admin-pictures.ts';
import { liveThrough, rush, ZONE } from './afternoon.ts';
import { DESK_PICTURES, RUSH_PICTURES } from './desk-pictures.ts';
import { demoSignIn, openBrowser, openQueue, sitDown } from './people.ts';
import type { Picture } from './picture.ts';
import { startServer } from './server.ts';

/**
 * `npm run pictures`: the screens as the README and whoever judges them see them, of the demo's own organisation on one
 * afternoon, in web/screens. A server and a browser of its own; nothing of yours is touched. Names after the command: those
 * alone, and then those of earlier stay.
 */
const folder = join(import.meta.dirname, '../screens');

const wanted = process.argv.slice(2);
const chosen = (pictures: Picture[]) => pictures.filter(({ name }) => wanted.length === 0 || wanted.some((each) => name.startsWith(each)));
const [calm, busy] = [chosen([...DESK_PICTURES, ...ADMIN_PICTURES]), chosen(RUSH_PICTURES)];
let taken = 0;

/** Who has signed in already, and with what: a picture begins at the desk and not at the door. */
const signedIn = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();

const server = await startServer();
const browser = await openBrowser();
try {
  mkdirSync(folder, { recursive: true });
  if (wanted.length === 0) for (const file of readdirSync(folder)) if (file.endsWith('.png')) rmSync(join(folder, file));
  await liveThrough(server);
  for (const picture of calm) await take(browser, picture);
  if (busy.length > 0) await rush(server);
  for (const picture of busy) await take(browser, picture);
} finally {
  await browser.close();
  await server.stop();
}

async function take(browser: Browser, { name, who, size, scheme, show }: Picture): Promise<void> {
  taken += 1;
  console.log(`  ${taken}/${calm.length + busy.length}  ${name}`);
  if (who && !signedIn.has(who)) signedIn.set(who, await signIn(browser, who));
  const looks = { viewport: size, hasTouch: size.width < 768, colorScheme: scheme ?? 'light', reducedMotion: 'reduce' } as const;
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB', timezoneId: ZONE, ...looks, ...(who && { storageState: signedIn.get(who) }) });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  if (who) await page.goto('/');
  try {
    await show(page, server.url);
  } catch (error) {
    // The rest can be taken nevertheless; what was on the screen says what was in the way.
    console.error(`  ${name}: ${String(error)}`);
    process.exitCode = 1;
  }
  await page.waitForLoadState('networkidle').catch(() => undefined);
  // Nothing looks as if somebody pointed at it.
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}

/** By the demo's one click; Ana opens the queue of her team, which asks for its code once on a device. */
async function signIn(browser: Browser, who: string): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
  const person = await sitDown(browser, server.url);
  const { page, context } = person;
  await demoSignIn(person, server.url, who);
  if (who === 'Ana') await openQueue(page, server.url);
  const state = await context.storageState();
  await context.close();
  return state;
}
