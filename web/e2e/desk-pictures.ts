import type { Page } from 'playwright-core';
import { ZONE } from './afternoon.ts';
import { PHONE, type Picture, WIDE } from './picture.ts';

const TITLE = /Transfer to the new account/u;
const TABLET = { width: 900, height: 800 };

/** What those see who work at the desk, and their clients: the screens that are on all day, and what is done from them. */
export const DESK_PICTURES: Picture[] = [
  ...both('desk', '1440', 'Ana', WIDE, openInInbox),
  { name: 'desk-light-1280', who: 'Ana', size: { width: 1280, height: 800 }, show: openInInbox },
  { name: 'desk-tabs-900', who: 'Ana', size: TABLET, show: async (page) => {
    await page.getByRole('link', { name: /Gustav Holm.*Card blocked/u }).click();
    await page.locator('main').getByText('They are holding my things').waitFor();
  } },
  ...both('desk-phone', '390', 'Ana', PHONE, async (page) => page.getByRole('link', { name: /Card blocked/u }).waitFor()),
  { name: 'thread-phone', who: 'Ana', size: PHONE, show: async (page) => {
    await page.goto('/desk?pane=inbox');
    await page.getByRole('link', { name: TITLE }).click();
    await page.locator('main article').getByText('And should I do anything on my side?').waitFor();
  } },
  ...both('transfer', '1440', 'Ana', WIDE, async (page) => {
    await openInInbox(page);
    await page.getByRole('button', { name: 'Transfer', exact: true }).click();
    await page.getByRole('dialog').getByText('Ben Okafor').click();
  }),
  ...both('leave-and-remove-all', '1440', 'Ana', WIDE, async (page) => {
    await openInInbox(page);
    await page.getByRole('button', { name: 'Leave and remove all', exact: true }).click();
    await page.getByRole('dialog').getByText('You can undo for 60 s.').waitFor();
  }),
  { name: 'snooze', who: 'Ana', size: WIDE, show: async (page) => {
    await openInInbox(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await page.getByRole('dialog', { name: 'Snooze' }).waitFor();
  } },
  { name: 'several-chosen', who: 'Ana', size: WIDE, show: chooseSeveral },
  { name: 'canned-replies', who: 'Ana', size: WIDE, show: async (page) => {
    await openInInbox(page);
    await page.getByLabel('Reply to Chloe').pressSequentially('/');
    await page.getByRole('option', { name: /Last four digits/u }).waitFor();
  } },
  { name: 'mention', who: 'Ana', size: WIDE, scheme: 'dark', show: async (page) => {
    await openInInbox(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.getByLabel('Note that only staff can see').pressSequentially('The desk there knows you, @');
    await page.getByRole('option', { name: /Ben Okafor/u }).waitFor();
  } },
  { name: 'edit', who: 'Ana', size: WIDE, show: async (page) => {
    await openInInbox(page);
    const message = page.locator('article').filter({ hasText: 'Hello Chloe, this is Ana.' });
    await message.hover();
    await message.getByRole('button', { name: /^More for the message/u }).click();
    await page.getByRole('menuitem', { name: 'Edit…' }).click();
    await page.getByRole('dialog').getByLabel('Text').waitFor();
  } },
  { name: 'transcript', who: 'Ana', size: WIDE, show: async (page) => {
    await openInInbox(page);
    await page.goto(page.url().replace('/desk/t/', '/threads/') + `/transcript.html?zone=${encodeURIComponent(ZONE)}&notes=1`);
    await page.getByText('And should I do anything on my side?').waitFor();
  } },
  { name: 'availability', who: 'Ana', size: WIDE, show: async (page) => {
    await openInInbox(page);
    await page.getByRole('button', { name: /^Ana Moreau.*your menu$/u }).click();
    await page.getByRole('menuitem', { name: 'Away until…' }).waitFor();
  } },
  ...both('notices', '1440', 'Ana', { width: 1440, height: 1040 }, async (page) => {
    await page.goto('/you/notices');
    await page.getByRole('checkbox').first().waitFor();
  }),
  { name: 'desk-high-contrast', who: 'Ana', size: WIDE, show: async (page) => {
    await page.emulateMedia({ contrast: 'more', colorScheme: 'light', reducedMotion: 'reduce' });
    await openInInbox(page);
  } },
  ...both('command-palette', '1440', 'Ana', WIDE, askPalette),
  { name: 'command-palette-phone', who: 'Ana', size: PHONE, show: async (page) => {
    await page.getByRole('button', { name: 'Search and acts' }).click();
    await page.getByRole('combobox').waitFor();
  } },
  { name: 'keyboard-help', who: 'Ana', size: WIDE, show: async (page) => {
    await openInInbox(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  } },
  ...both('client', '1440', 'Chloe', WIDE, async (page) => page.getByRole('link', { name: TITLE }).first().click()),
  { name: 'client-phone-contacts', who: 'Chloe', size: PHONE, show: async () => undefined },
  ...both('client-phone', '390', 'Chloe', PHONE, openOnPhone),
  { name: 'client-phone-new', who: 'Chloe', size: PHONE, show: async (page) => page.getByRole('link', { name: /New conversation/u }).first().click() },
];

/** Of a queue in which more wait than anybody can answer at once: taken when `rush` has sent them. */
export const RUSH_PICTURES: Picture[] = both('queue-under-load', '1440', 'Ana', WIDE, async (page) => {
  await page.getByRole('link', { name: /A payment I do not know/u }).click();
  await page.getByRole('region', { name: 'Who has this conversation' }).getByText('Waiting').waitFor();
});

/** The same in light and in dark. */
function both(name: string, width: string, who: string, size: Picture['size'], show: Picture['show']): Picture[] {
  return [{ name: `${name}-light-${width}`, who, size, show }, { name: `${name}-dark-${width}`, who, size, scheme: 'dark', show }];
}

async function openInInbox(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'My inbox' }).getByRole('link', { name: TITLE }).click();
  await page.locator('main').getByText('And should I do anything on my side?').waitFor();
}

async function chooseSeveral(page: Page): Promise<void> {
  await openInInbox(page);
  // Keys are for the card under the pointer where no other has the focus.
  await page.getByRole('region', { name: 'Conversation', exact: true }).focus();
  for (const title of [/Card blocked/u, /Standing order/u, /Proof of address/u]) {
    await page.getByRole('region', { name: 'Queues' }).getByRole('link', { name: title }).hover();
    await page.keyboard.press('x');
  }
  await page.getByRole('toolbar').getByText('3 conversations chosen').waitFor();
}

async function askPalette(page: Page): Promise<void> {
  await openInInbox(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('ben');
  await page.getByRole('option', { name: /^Ben Okafor/u }).waitFor();
}

async function openOnPhone(page: Page): Promise<void> {
  await page.goto('/conversations');
  await page.getByRole('link', { name: TITLE }).first().click();
  await page.getByText('And should I do anything on my side?').first().waitFor();
}
