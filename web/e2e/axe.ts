import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Somebody at a browser whose content policy lets the examiner in; the story's browsers have it as it is. */
export async function beExamined(browser: Browser, baseURL: string, { viewport, colorScheme }: { viewport: typeof WIDE; colorScheme: 'light' | 'dark' }): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL, viewport, colorScheme, locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce', bypassCSP: true });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return { page, context };
}

/** The demo's one click. */
export async function enter(context: BrowserContext, baseURL: string, shortName: string): Promise<void> {
  const { cast } = (await (await context.request.get('/demo/cast.json')).json()) as { cast: { id: string; shortName: string }[] };
  await context.request.post('/demo/sign-in', { data: { account: cast.find((each) => each.shortName === shortName)?.id }, headers: { origin: baseURL } });
}

interface Violation {
  id: string;
  impact: string | null;
  help: string;
  nodes: { target: unknown[]; html: string }[];
}

/** What keeps somebody from using the page who cannot see, point or tell colours apart: what is serious, and where. */
export async function seriousOn(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as { violations: Violation[] };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 120)}`).join(' | ')}`);
}

/** Goes there, and waits until it is drawn and nothing moves any more. */
export async function look(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('h1, h2, [role=heading], main, form').first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.evaluate('document.fonts.ready.then(() => Promise.all(document.getAnimations().filter((each) => each.effect?.getComputedTiming().iterations !== Infinity).map((each) => each.finished.catch(() => null))))');
}
