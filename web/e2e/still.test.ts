import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { liveThrough } from './afternoon.ts';
import { DESK_PICTURES } from './desk-pictures.ts';
import { faultsInBoth } from './faults.ts';
import { demoSignIn, openBrowser, openQueue, sitDown } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/* What lies over the desk, and what is on phones, as the pictures show it: for whoever cannot see, point or tell colours apart, and for whoever wants nothing to move. */
describe('screens of the desk and of clients', () => {
  let server: RunningServer;
  let browser: Browser;
  const inside = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    await liveThrough(server);
    for (const who of ['Ana', 'Chloe']) {
      const person = await sitDown(browser, server.url);
      await demoSignIn(person, server.url, who);
      if (who === 'Ana') await openQueue(person.page, server.url);
      inside.set(who, await person.context.storageState());
      await person.context.close();
    }
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  // Each once, though there are pictures of it in the dark or at another width.
  const all = DESK_PICTURES.filter(({ name }) => !/-dark-|-1280$|high-contrast|client-light|contacts$/u.test(name));
  // Every third of them here, from the desk to the phones; in the long check every one.
  const screens = all.filter((_, i) => process.env['EVERY_SCREEN'] !== undefined || i % 3 === 0);
  test.each(screens.map((picture) => [picture.name, picture] as const))('%s: nothing is in the way in light and in dark, and where motion is to be reduced nothing moves', async (_, { who, size, show }) => {
    const context = await browser.newContext({ baseURL: server.url, viewport: size, hasTouch: size.width < 768, locale: 'en-GB', reducedMotion: 'reduce', ...(who && { storageState: inside.get(who) }) });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.addInitScript(watchForMotion);
    await page.goto('/');
    await show(page, server.url);
    const found = await faultsInBoth(page);
    const moved = await page.evaluate(() => [...(window.moved ?? [])]);
    await context.close();
    expect({ found, moved }).toEqual({ found: [], moved: [] });
  });

  test('the watch sees what moves for those who have asked for nothing', async () => {
    const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB', reducedMotion: 'no-preference', storageState: inside.get('Ana') });
    const page = await context.newPage();
    await page.addInitScript(watchForMotion);
    await page.goto('/');
    await page.getByText('Gustav Holm').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    await expect.poll(() => page.evaluate(() => window.moved?.size ?? 0)).toBeGreaterThan(0);
    await context.close();
  });
});

/** Looks with every frame at what is moving by itself, by whichever means, for longer than an eye can tell. */
function watchForMotion(): void {
  const moved = (window.moved = new Set<string>());
  const look = () => {
    for (const each of document.getAnimations()) {
      const effect = each.effect;
      const lasts = Number(effect?.getComputedTiming().activeDuration ?? 0);
      const target = effect instanceof KeyframeEffect ? effect.target : null;
      if (each.playState === 'running' && lasts > 20) moved.add(`${target?.tagName.toLowerCase()}.${target?.className.toString()}: ${lasts} ms`);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

declare global {
  interface Window {
    moved?: Set<string>;
  }
}
