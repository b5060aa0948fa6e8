import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beExamined, enter, look, PHONE, seriousOn, WIDE } from './axe.ts';
import { openBrowser } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/* The screens that everybody uses keep nobody out. All of them, in both themes, wide and on a phone: `npm run check:long`. */

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test.each([
  ['signing in', null, PHONE, ['/sign-in']],
  ['a client', 'Chloe', PHONE, ['/', '/conversations']],
  ['staff', 'Ana', WIDE, ['/desk', '/you/security']],
  ['an administrator', 'Olga', WIDE, ['/admin/accounts']],
] as const)('%s: nothing is in the way of whoever cannot see, point or tell colours apart', async (_, who, viewport, paths) => {
  const { page, context } = await beExamined(browser, server.url, { viewport, colorScheme: 'light' });
  if (who) await enter(context, server.url, who);
  const found: string[] = [];
  for (const path of paths) {
    await look(page, path);
    found.push(...(await seriousOn(page)).map((what) => `${path}: ${what}`));
  }
  await context.close();
  expect(found).toEqual([]);
});
