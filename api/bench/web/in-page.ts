/* What runs inside the page. Each of these is sent there as text, so none may use anything from outside itself. */

/** Notes when a text stands on the page for the first time, looking once a frame; in milliseconds since the page began. */
export function noteWhenShown(words: string): void {
  const look = (): void => {
    if (document.body?.textContent?.includes(words)) return void performance.mark('bench-usable');
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The addresses of all scripts that were asked for until then. */
export function scriptsUntilThen(): string[] {
  const usable = performance.getEntriesByName('bench-usable')[0]?.startTime ?? Number.NaN;
  return performance.getEntriesByType('resource').filter((each) => each.name.endsWith('.js') && each.startTime <= usable).map(({ name }) => name);
}

/** Milliseconds from the end of the first script's download until then. */
export function usableAfterBundle(): number {
  const usable = performance.getEntriesByName('bench-usable')[0]?.startTime ?? Number.NaN;
  const [first] = performance.getEntriesByType('resource').filter((each) => each.name.endsWith('.js')) as PerformanceResourceTiming[];
  return usable - (first?.responseEnd ?? 0);
}

/** Scrolls to the beginning again and again, until no earlier page comes any more or the time is over. */
export async function loadAll(milliseconds: number): Promise<void> {
  const box = document.querySelector('[role=region][aria-label][tabindex="0"]');
  if (!box) throw new Error('there is no list of entries');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const asked = () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/graphql')).length;
  performance.setResourceTimingBufferSize(5_000);
  const until = performance.now() + milliseconds;
  for (let [idle, before] = [0, asked()]; idle < 180 && performance.now() < until; idle++) {
    box.scrollTop = 0;
    await frame();
    if (asked() === before) continue;
    [idle, before] = [0, asked()];
  }
}

/** Scrolls for so long, so many pixels a frame, and answers with the length of every frame and the most messages that were drawn at once. */
export async function scrollFor({ milliseconds, pixels }: { milliseconds: number; pixels: number }): Promise<{ frames: number[]; nodes: number }> {
  const box = document.querySelector('[role=region][aria-label][tabindex="0"]');
  if (!box) throw new Error('there is no list of entries');
  const frames: number[] = [];
  let nodes = 0;
  box.scrollTop = box.scrollHeight / 2;
  let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
  for (const until = last + milliseconds; last < until; ) {
    box.scrollTop -= pixels;
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    frames.push(now - last);
    nodes = Math.max(nodes, document.querySelectorAll('[data-kind="message"]').length);
    last = now;
  }
  return { frames, nodes };
}

/** Shows so many more pages of the first queue, then scrolls through it as `scrollFor` does; with the cards that stand there. */
export async function scrollQueueFor({ pages, milliseconds, pixels }: { pages: number; milliseconds: number; pixels: number }): Promise<{ frames: number[]; cards: number }> {
  const pane = document.querySelector('[data-pane="queues"]');
  if (!pane) throw new Error('there is no pane of queues');
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const cards = () => pane.querySelectorAll('li').length;
  for (let page = 0; page < pages; page++) {
    const before = cards();
    [...pane.querySelectorAll('button')].find(({ textContent }) => textContent === 'Show more')?.click();
    for (const until = performance.now() + 20_000; cards() === before && performance.now() < until; ) await frame();
  }
  const box = [...pane.querySelectorAll('*'), pane].find((each) => each.scrollHeight > each.clientHeight + 500 && getComputedStyle(each).overflowY !== 'visible');
  if (!box) throw new Error('the queue does not scroll');
  const frames: number[] = [];
  let last = await frame();
  let step = pixels;
  for (const until = last + milliseconds; last < until; ) {
    box.scrollTop += step;
    if (box.scrollTop <= 0 || box.scrollTop + box.clientHeight >= box.scrollHeight - 1) step = -step;
    const now = await frame();
    frames.push(now - last);
    last = now;
  }
  return { frames, cards: cards() };
}

/**
 * Notes of every key how long it took from the press until the frame that shows it was drawn. The browser's own event timing waits for
 * a screen to say that it has shown it, and without one that is about once a second, whatever the page does.
 */
export function noteKeys(): void {
  const noted: number[] = [];
  Object.assign(window, { benchKeys: noted });
  const drawn = ({ timeStamp }: KeyboardEvent): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => noted.push(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  };
  addEventListener('keydown', drawn, true);
}

/** What was noted. */
export function notedKeys(): number[] {
  return (window as unknown as { benchKeys: number[] }).benchKeys;
}
