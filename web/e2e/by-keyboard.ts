import type { Locator, Page } from 'playwright-core';

/** Goes to a control with the Tab key alone, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 80; presses++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`no press of ${key} led to ${target}`);
}

export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement || element.contains(document.activeElement));
}

/** What stands out of the page to either side, other than in a box that scrolls by itself. Nothing does: nobody has to scroll across. */
export function outsideOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element | null): boolean => element !== null && (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth && element !== document.documentElement ? true : scrolls(element.parentElement));
    const width = document.documentElement.clientWidth;
    const isOut = (element: Element): boolean => {
      const { left, right, width: own, height } = element.getBoundingClientRect();
      return own > 1 && height > 1 && (left < -1 || right > width + 1) && !scrolls(element.parentElement);
    };
    const out = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility() && isOut(element) && getComputedStyle(element).clipPath === 'none' && element.closest('[aria-hidden="true"]') === null);
    const across = document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
    return [...across, ...out.slice(0, 4).map((element) => `${element.tagName.toLowerCase()}.${element.className.toString().slice(0, 40)} "${element.textContent?.slice(0, 30)}"`)];
  });
}
