import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServed, ORIGIN, type Served } from '../test/served.ts';

/* GraphQL over HTTP as its specification audits it, by somebody who may read the schema: some of the audits ask for it. */

let served: Served;
let cookie: string;
beforeAll(async () => {
  served = await openServed();
  cookie = await served.signedIn('ana');
});
afterAll(() => served.close());

test('no MUST of GraphQL over HTTP fails, and every SHOULD that does is one we chose', async () => {
  const audits = serverAudits({
    url: served.url,
    fetchFn: (url: string, init: RequestInit = {}) => fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie, origin: ORIGIN } }),
  });
  const results = await Promise.all(audits.map((audit) => audit.fn()));
  const ids = (status: string) => results.filter((result) => result.status === status).map(({ id }) => id);
  expect(ids('error')).toEqual([]);
  // 400 where 200 would be kinder to old clients: what cannot be carried out is refused by status too.
  expect(ids('warn').sort()).toEqual(['572B', '7B9B', 'FDE2']);
  // Operations over GET, which MAY be and are not: mutations could never be, and one way is enough.
  expect(ids('notice').sort()).toEqual(['5A70', '6A70', 'D6D5']);
});
