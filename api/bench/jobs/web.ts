import { type Browser, chromium } from 'playwright-core';
import type { Bench, Job } from '../bench.ts';
import { median, spread, waitsOf } from '../measure/percentile.ts';
import type { Line } from '../report/line.ts';
import { startDemo, type Demo } from '../web/demo.ts';
import { loadAll, noteKeys, notedKeys, noteWhenShown, scriptsUntilThen, scrollFor, scrollQueueFor, usableAfterBundle } from '../web/in-page.ts';
import { openSlowed, slowDown } from '../web/page.ts';
import { resultOf } from './figures.ts';
import { OPEN } from './queue.ts';

/** So many times slower than this machine: a cheap laptop, or a phone. */
const SLOWER = 4;
const KEYS = 60;
/** Milliseconds: as fast as people type. Faster, and what is measured is how keys queue behind one another. */
const BETWEEN_KEYS = 100;
/** Milliseconds that somebody leafs back at most before anything is measured. */
const LEAF_FOR = 30_000;
const ARGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const webApp: Job = {
  name: 'web',
  says: `the web app in Chromium, its processor ${SLOWER} times slower`,
  run: async (bench) => {
    if (bench.chromium === undefined) return resultOf(webApp.says, [], { lines: [], notes: ['No Chromium was found: the web app was not measured. Name one in CHROMIUM.'] });
    const demo = await startDemo();
    const browser = await chromium.launch({ executablePath: bench.chromium, args: ARGS, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
    try {
      const signIn = await signInRoute(browser, demo);
      const desk = await deskOpened(bench, browser, demo);
      const thread = await longThread(bench, browser, demo);
      const crowded = await crowdedDesk(bench, browser, demo);
      return resultOf(webApp.says, [], { lines: [signIn, ...desk, ...thread.lines, ...crowded], notes: thread.notes });
    } finally {
      await browser.close();
      await demo.stop();
    }
  },
};

const atMost = (must: number, dream?: number): Line['goal'] => ({ of: 'figure', better: 'less', must, ...(dream === undefined ? {} : { dream }) });
const line = (what: string, unit: string, values: number[], goal: Line['goal']): Line => ({ what, unit, product: { value: median(values) ?? 0, spread: values.length > 1 ? spread(values) : null }, against: null, goal });

async function signInRoute(browser: Browser, { url }: Demo): Promise<Line> {
  const { page, javascript, close } = await openSlowed(browser, { baseURL: url, slower: 1 });
  await page.addInitScript(noteWhenShown, 'E-mail');
  await page.goto('/');
  await page.getByLabel('E-mail').waitFor();
  // Up to the form and no further: what is fetched ahead while somebody types is the desk's.
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const bytes = await javascript(await page.evaluate(scriptsUntilThen));
  await close();
  return line('JavaScript of the sign-in route, gzipped', 'KB', [bytes / 1024], atMost(100));
}

async function deskOpened({ scale, progress }: Bench, browser: Browser, { url, title }: Demo): Promise<Line[]> {
  const [sizes, times]: [number[], number[]] = [[], []];
  for (let round = 0; round < scale.rounds; round++) {
    progress.tell(`the desk, opened anew: ${round + 1}`);
    const { page, javascript, close } = await openSlowed(browser, { baseURL: url, slower: SLOWER, signedInAs: 'Ana' });
    await page.addInitScript(noteWhenShown, title);
    await page.goto('/');
    await page.getByText(title).first().waitFor();
    times.push(await page.evaluate(usableAfterBundle));
    await page.waitForLoadState('networkidle').catch(() => undefined);
    sizes.push((await javascript()) / 1024);
    await close();
  }
  return [line('JavaScript of the desk in all, gzipped', 'KB', sizes, atMost(250, 190)), line('the desk is there after its bundle', 'ms', times, atMost(1_000))];
}

async function longThread({ scale, progress }: Bench, browser: Browser, { url, title }: Demo): Promise<{ lines: Line[]; notes: string[] }> {
  const { page, asked, close } = await openSlowed(browser, { baseURL: url, slower: 1, signedInAs: 'Ana' });
  await page.addInitScript(noteKeys);
  await page.goto('/');
  await page.getByRole('region', { name: 'My inbox' }).getByRole('link', { name: new RegExp(title, 'u') }).click();
  await page.locator('[data-kind="message"]').first().waitFor();
  progress.tell('leafing back to the first of ten thousand messages');
  const began = performance.now();
  await page.evaluate(loadAll, LEAF_FOR);
  const [pages, seconds] = [asked('EarlierEntries'), (performance.now() - began) / 1000];
  await slowDown(page, SLOWER);
  const [frames, nodes, keys]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < scale.rounds; round++) {
    progress.tell(`scrolling and writing in it: ${round + 1}`);
    const scrolled = await page.evaluate(scrollFor, { milliseconds: 3_000, pixels: 60 });
    frames.push(Math.round((waitsOf(scrolled.frames).p95 ?? 0) * 10) / 10);
    nodes.push(scrolled.nodes);
    keys.push(await pressKeys(page));
  }
  await close();
  return {
    lines: [
      line('messages in the DOM of a conversation of 10,000, at most', '', [Math.max(...nodes)], atMost(200)),
      line('frame while scrolling it, p95', 'ms', frames, atMost(16.7)),
      line('key press to paint in it, p95', 'ms', keys, atMost(16)),
    ],
    notes: [`${(pages + 1) * 50} of its messages had been loaded by scrolling back for ${seconds.toFixed(0)} s when it was measured. Without a graphics card Chromium paints by processor, on the cores that everything else here uses.`],
  };
}

/** The desk of a team with ten thousand open conversations: opened, and scrolled with five pages of its queue shown. */
async function crowdedDesk({ scale, progress }: Bench, browser: Browser, demo: Demo): Promise<Line[]> {
  progress.tell(`${OPEN.toLocaleString('en')} clients write to one team`);
  const member = await demo.crowd(OPEN);
  const { page, close } = await openSlowed(browser, { baseURL: demo.url, slower: SLOWER, signedInAs: member });
  await page.addInitScript(noteWhenShown, `The statement ${OPEN}`);
  const [times, frames, shown]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < scale.rounds; round++) {
    progress.tell(`its desk, opened and scrolled: ${round + 1}`);
    await page.goto('/');
    await page.getByText(`The statement ${OPEN}`).first().waitFor();
    times.push(await page.evaluate(usableAfterBundle));
    const scrolled = await page.evaluate(scrollQueueFor, { pages: 4, milliseconds: 3_000, pixels: 60 });
    frames.push(Math.round((waitsOf(scrolled.frames).p95 ?? 0) * 10) / 10);
    shown.push(scrolled.cards);
  }
  await close();
  const of = `with ${OPEN.toLocaleString('en')} open conversations`;
  return [
    line(`the desk ${of} is there after its bundle`, 'ms', times, atMost(1_000)),
    line(`frame while scrolling ${Math.max(...shown)} cards of its queue, p95`, 'ms', frames, atMost(16.7)),
  ];
}

async function pressKeys(page: Awaited<ReturnType<typeof openSlowed>>['page']): Promise<number> {
  const before = (await page.evaluate(notedKeys)).length;
  await page.locator('[data-composer]').focus();
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press('abcdefghij'[key % 10] ?? 'a');
    await page.waitForTimeout(BETWEEN_KEYS);
  }
  await page.waitForTimeout(300);
  return waitsOf((await page.evaluate(notedKeys)).slice(before)).p95 ?? 0;
}
