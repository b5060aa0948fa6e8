import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';

/** A browser page whose processor is so many times slower, with what it was sent. */
export interface Slowed {
  page: Page;
  /** Gzipped bytes of all JavaScript so far, or of these addresses alone. */
  javascript(only?: readonly string[]): Promise<number>;
  /** How often an operation of this name was asked so far. */
  asked(operation: string): number;
  close(): Promise<void>;
}

export async function openSlowed(browser: Browser, { baseURL, slower, signedInAs }: { baseURL: string; slower: number; signedInAs?: string }): Promise<Slowed> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' });
  if (signedInAs !== undefined) {
    const { cast } = (await (await context.request.get('/demo/cast.json')).json()) as { cast: { id: string; shortName: string }[] };
    await context.request.post('/demo/sign-in', { data: { account: cast.find(({ shortName }) => shortName === signedInAs)?.id }, headers: { origin: baseURL } });
  }
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const scripts: { url: string; bytes: Promise<number> }[] = [];
  const operations: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql')) operations.push(request.postData() ?? '');
  });
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) scripts.push({ url: response.url(), bytes: response.body().then((body) => gzipSync(body, { level: 9 }).length, () => 0) });
  });
  await slowDown(page, slower);
  return {
    page,
    javascript: async (only) => {
      const counted = scripts.filter(({ url }) => only === undefined || only.includes(url));
      return (await Promise.all(counted.map(({ bytes }) => bytes))).reduce((sum, each) => sum + each, 0);
    },
    asked: (operation) => operations.filter((each) => each.includes(`"operationName":"${operation}"`)).length,
    close: () => context.close(),
  };
}

export async function slowDown(page: Page, slower: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await devtools.detach().catch(() => undefined);
}
