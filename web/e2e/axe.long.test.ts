import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_PICTURES } from './admin-pictures.ts';
import { liveThrough } from './afternoon.ts';
import { beExamined, enter, look, PHONE, seriousOn, WIDE } from './axe.ts';
import { DESK_PICTURES } from './desk-pictures.ts';
import { openBrowser, openQueue } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

/* Every screen there is, for everybody, in both themes, wide and on a phone: nothing on it keeps anybody out. */

let server: RunningServer;
let browser: Browser;
/** Ids of things that screens are about. */
const ids = { thread: '', chloesThread: '', support: '', account: '', team: '', group: '', client: '' };

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
  await liveThrough(server);
  await findIds();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** What each may open; made when the ids are known. */
const SCREENS: Record<string, { who: string | null; paths: () => string[] }> = {
  'somebody outside': { who: null, paths: () => ['/sign-in', '/forgot-password', '/set-password?token=x', '/set-password', '/invitation?token=x', '/verify?token=x', '/demo', '/dev/outbox', '/nowhere'] },
  'a client': { who: 'Chloe', paths: () => ['/', '/conversations', `/t/${ids.chloesThread}`, `/new/${ids.support}`, '/you', '/you/card', '/you/notices', '/you/security', '/nowhere', '/t/nothing'] },
  'staff': { who: 'Ana', paths: () => ['/desk', `/desk/t/${ids.thread}`, '/directory', '/you', '/you/card', '/you/notices', '/you/security', '/you/tokens', '/you/tokens/new', '/admin', '/nowhere', '/desk/t/nothing'] },
  'a user administrator': { who: 'Lena', paths: administration },
  'a system administrator': { who: 'Olga', paths: () => [...administration(), '/admin/organisation', '/admin/organisation/terms'] },
};

function administration(): string[] {
  return [
    '/desk', '/admin', '/admin/setup', '/admin/accounts', '/admin/accounts/invite', '/admin/accounts/new-team', `/admin/accounts/${ids.account}`, `/admin/accounts/${ids.team}`, `/admin/accounts/${ids.client}`,
    '/admin/client-teams', `/admin/client-teams/${ids.group}`, '/admin/who-sees-whom', `/admin/who-sees-whom/as/${ids.client}`, '/admin/import', '/admin/tokens', '/admin/tokens/new', '/admin/audit', '/admin/nowhere',
  ];
}

describe.each(Object.entries(SCREENS))('%s', (is, { who, paths }) => {
  test.each([['light', 'wide', WIDE], ['dark', 'wide', WIDE], ['light', 'phone', PHONE], ['dark', 'phone', PHONE]] as const)('finds nothing in the way, %s and %s', { timeout: 600_000 }, async (colorScheme, width, viewport) => {
    const { page, context } = await beExamined(browser, server.url, { viewport, colorScheme });
    if (who) await enter(context, server.url, who);
    const found: string[] = [];
    for (const path of paths()) {
      await look(page, path);
      found.push(...(await seriousOn(page)).map((what) => `${path}: ${what}`));
    }
    console.log(`${is}, ${colorScheme}, ${width}: ${paths().length} screens`);
    await context.close();
    expect(found).toEqual([]);
  });
});

/* Dialogs, menus, forms that are being filled, and answers to them: what the pictures show. */
test.each([...DESK_PICTURES, ...ADMIN_PICTURES].map((picture) => [picture.name, picture] as const))('%s', { timeout: 120_000 }, async (_, { who, size, scheme, show }) => {
  const { page, context } = await beExamined(browser, server.url, { viewport: size, colorScheme: scheme ?? 'light' });
  if (who) await enter(context, server.url, who);
  if (who) await page.goto('/');
  if (who === 'Ana') await openQueue(page, server.url);
  await show(page, server.url);
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const found = await seriousOn(page);
  await context.close();
  expect(found).toEqual([]);
});

async function findIds(): Promise<void> {
  const asker = async (who: string) => {
    const context = await browser.newContext({ baseURL: server.url });
    await enter(context, server.url, who);
    return (query: string) => asked(context, query);
  };
  const [lena, ana] = [await asker('Lena'), await asker('Ana')];
  const { staff, teams, clients } = (await lena('{ staff: accounts(kind: STAFF, first: 1) { items { id } } teams: accounts(kind: TEAM, first: 1) { items { id } } clients: accounts(kind: CLIENT, first: 1) { items { id } } }')) as Record<string, { items: { id: string }[] }>;
  ids.account = staff?.items[0]?.id ?? '';
  ids.team = teams?.items[0]?.id ?? '';
  ids.client = clients?.items[0]?.id ?? '';
  const { clientTeams } = (await lena('{ clientTeams { id } }')) as { clientTeams: { id: string }[] | { items: { id: string }[] } };
  ids.group = (Array.isArray(clientTeams) ? clientTeams : clientTeams.items)[0]?.id ?? '';
  const desk = (await ana('{ desk { inbox { items { card { id } } } } }')) as { desk: { inbox: { items: { card: { id: string } }[] } } };
  ids.thread = desk.desk.inbox.items[0]?.card.id ?? '';
  ids.chloesThread = await firstOfChloe();
  ids.support = ids.team;
  expect(Object.entries(ids).filter(([, id]) => id === '')).toEqual([]);
}

/** A client asks stored operations alone, so this one comes from a screen. */
async function firstOfChloe(): Promise<string> {
  const { page, context } = await beExamined(browser, server.url, { viewport: PHONE, colorScheme: 'light' });
  await enter(context, server.url, 'Chloe');
  await page.goto('/conversations');
  const href = await threadLink(page);
  await context.close();
  return href.split('/').at(-1) ?? '';
}

async function threadLink(page: Page): Promise<string> {
  return (await page.locator('a[href^="/t/"]').first().getAttribute('href')) ?? '';
}

async function asked(context: BrowserContext, query: string): Promise<unknown> {
  const answer = await context.request.post('/graphql', { data: { query }, headers: { origin: server.url } });
  const { data, errors } = (await answer.json()) as { data: unknown; errors?: { message: string }[] };
  if (errors) throw new Error(errors.map(({ message }) => message).join(' '));
  return data;
}
