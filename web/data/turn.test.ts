import { expect, it } from 'vitest';
import { memory, oneBrowser, until } from '../test/someone.ts';
import { makeTurn } from './turn.ts';

const forever = () => new Promise<void>(() => undefined);
let names = 0;
const fresh = () => `switchboard:ana:turn:${(names += 1)}`;
const locked = { locks: navigator.locks, storage: memory(), onStorage: () => () => undefined, isVisible: () => true };
const unlocked = () => {
  const browser = oneBrowser();
  return { browser, tab: () => ({ ...locked, ...browser.tab(), locks: null }) };
};

/** Plays some tabs that all want the turn, and says how many had it at most at a time. */
async function play(turns: ReturnType<typeof makeTurn>[]) {
  let [at, most, done] = [0, 0, 0];
  await Promise.all(turns.map((turn) => turn(async () => {
    at += 1;
    most = Math.max(most, at);
    await new Promise(setImmediate);
    at -= 1;
    done += 1;
  })));
  return { most, done };
}

it('one tab at a time, and every tab in its turn', async () => {
  const name = fresh();
  expect(await play([1, 2, 3].map(() => makeTurn(name, locked)))).toEqual({ most: 1, done: 3 });
});

it('a tab that somebody looks at takes the turn from one that has gone to sleep with it', async () => {
  const name = fresh();
  const asleep = makeTurn(name, locked)(forever);
  let began = false;
  await makeTurn(name, locked, 20)(async () => void (began = true));
  await asleep;
  expect(began).toBe(true);
});

it('a tab in the background waits', async () => {
  const name = fresh();
  const holding = new AbortController();
  void makeTurn(name, locked)(() => new Promise((done) => holding.signal.addEventListener('abort', () => done())));
  const waiting = makeTurn(name, { ...locked, isVisible: () => !holding.signal.aborted && false }, 5)(async () => expect(holding.signal.aborted).toBe(true));
  await new Promise(setImmediate);
  holding.abort();
  await waiting;
});

it('where the browser has no locks a note in the storage does it, and is gone afterwards', async () => {
  const name = fresh();
  const { browser, tab } = unlocked();
  expect(await play([1, 2, 3].map(() => makeTurn(name, tab())))).toEqual({ most: 1, done: 3 });
  expect(browser.storage.getItem(name)).toBeNull();
});

it('the note of a tab that is gone holds nobody for long', async () => {
  const name = fresh();
  const { browser, tab } = unlocked();
  browser.storage.setItem(name, `gone ${Date.now() + 200}`);
  let began = 0;
  void makeTurn(name, tab())(async () => void (began = Date.now()));
  await until(() => began > 0);
  expect(began).toBeGreaterThan(0);
});

it('a browser that keeps nothing has no other tab to wait for', async () => {
  expect(await play([makeTurn(fresh(), { ...locked, locks: null, storage: null })])).toEqual({ most: 1, done: 1 });
});
