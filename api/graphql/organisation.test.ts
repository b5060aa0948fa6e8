import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServed, type Served } from '../test/served.ts';

let served: Served;
let olga: string;
let chloe: string;

beforeAll(async () => {
  served = await openServed();
  olga = await served.signedIn('olga');
  chloe = await served.signedIn('chloe');
});
afterAll(() => served.close());

const UPDATE = 'mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { organisation { name accent } sessions { staffIdle clientIdle } clientsMayAdd historyByDefault smsCountries } }';
const updates = (input: object) => served.ask(olga, UPDATE, { input });

test('system administrators read and change the settings, and what anybody sees of them changes with it', async () => {
  const { errors, data } = await updates({ name: 'Alder & Finch Wealth', accent: '#0B7F8C', clientsMayAdd: true, historyByDefault: 'FROM_NOW', smsCountries: ['IE', 'GB'] });
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    updateOrganisation: {
      organisation: { name: 'Alder & Finch Wealth', accent: '#0b7f8c' }, sessions: { staffIdle: 480, clientIdle: 20160 },
      clientsMayAdd: true, historyByDefault: 'FROM_NOW', smsCountries: ['GB', 'IE'],
    },
  });
  expect((await served.ask(chloe, '{ viewer { historyByDefault } }')).at('viewer.historyByDefault')).toBe('FROM_NOW');
  expect((await served.ask(null, '{ organisation { name logo accent } }')).data).toEqual({ organisation: { name: 'Alder & Finch Wealth', logo: null, accent: '#0b7f8c' } });
  const read = await served.ask(olga, '{ organisationSettings { people countries { code callingCode phones } terms { accepted } } }');
  expect(read.at('organisationSettings.people')).toBe(9);
  expect(read.at('organisationSettings.terms')).toEqual([]);
  expect((await updates({ accent: '', smsCountries: [] })).at('updateOrganisation.organisation.accent')).toBeNull();
});

test('a colour that cannot be read is refused at its field with what was measured', async () => {
  expect((await updates({ accent: '#ffd400' })).errors).toEqual([
    expect.objectContaining({ message: 'White text on #ffd400 has a contrast of 1.43 to 1; it needs 4.5. Take a darker shade.', extensions: { code: 'BAD_USER_INPUT', path: 'input.accent' } }),
  ]);
});

test('lowering the limits closes the open sockets of sessions that are too old by them, at once, and no others', async () => {
  const [old, young] = [await served.signedIn('ana'), await served.signedIn('chloe')];
  const [ends, stays] = [served.bare({ cookie: old }), served.bare({ cookie: young })];
  await Promise.all([once(ends, 'open'), once(stays, 'open')]);
  // Opening a socket is use; that it is open is none.
  await served.world.sql(`update session set used_at = now() - interval '20 minutes' where account_id = $1`, [served.world.id.ana]);

  const closed = once(ends, 'close');
  const since = performance.now();
  expect((await updates({ sessions: { staffIdle: 15 } })).errors).toBeUndefined();
  const [code] = await closed;
  expect(code).toBe(4401);
  expect(performance.now() - since).toBeLessThan(1000);
  expect(stays.readyState).toBe(stays.OPEN);
  expect((await served.ask(old, '{ viewer { id } }')).at('viewer')).toBeNull();
  stays.close();
});

test('an administrator whose own session is too old by the limits they set is answered, and then signed out', async () => {
  const own = await served.signedIn('olga');
  await served.world.sql(`update session set created_at = now() - interval '20 minutes' where account_id = $1`, [served.world.id.olga]);
  const answer = await served.ask(own, UPDATE, { input: { sessions: { staffAbsolute: 15 } } });
  expect([answer.errors, answer.at('updateOrganisation.sessions.staffIdle')]).toEqual([undefined, 15]);
  expect((await served.ask(own, '{ viewer { id } }')).at('viewer')).toBeNull();
  olga = await served.signedIn('olga');
});

test('terms are read by anybody, and due until they are accepted', async () => {
  const DUE = '{ viewer { termsDue { version text } } }';
  expect((await served.ask(null, '{ terms { version } }')).at('terms')).toBeNull();
  const published = await served.ask(olga, 'mutation { publishTerms(input: { text: "Be kind." }) { version publishedAt } }');
  expect(published.at('publishTerms.version')).toBe(1);
  expect((await served.ask(null, '{ terms { version text } }')).at('terms')).toEqual({ version: 1, text: 'Be kind.' });
  expect((await served.ask(chloe, DUE)).at('viewer.termsDue')).toEqual({ version: 1, text: 'Be kind.' });

  const accepted = await served.ask(chloe, 'mutation { acceptTerms(input: { version: 1 }) { id termsDue { version } } }');
  expect(accepted.data).toEqual({ acceptTerms: { id: served.world.id.chloe, termsDue: null } });
  expect((await served.ask(chloe, DUE)).at('viewer.termsDue')).toBeNull();
  const versions = await served.ask(olga, '{ organisationSettings { terms { terms { version } publishedBy { name } accepted } } }');
  expect(versions.at('organisationSettings.terms')).toEqual([{ terms: { version: 1 }, publishedBy: { name: 'Olga Brandt' }, accepted: 1 }]);
});
