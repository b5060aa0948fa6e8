import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServed, type Served } from '../../test/served.ts';

/* What the screens of client teams ask, over the wire. */

let served: Served;
let lena: string;
let id: Served['world']['id'];
beforeAll(async () => {
  served = await openServed();
  lena = await served.signedIn('lena');
  id = served.world.id;
});
afterAll(() => served.close());

async function ask(query: string, variables?: Record<string, unknown>) {
  const answer = await served.ask(lena, query, variables);
  expect(answer.errors).toBeUndefined();
  return answer;
}

const CLIENT_TEAM = 'id name isDefault clientCount createdAt others { name } members { name }';

test('client teams are made, filled, made the default, renamed, emptied and deleted', async () => {
  const made = await ask(`mutation { createClientTeam(input: { name: "Companies", memberIds: ["${id.greta}"] }) { ${CLIENT_TEAM} } }`);
  const team = made.at('createClientTeam.id');
  const added = await ask(`mutation($team: ID!, $ids: [ID!]!) { addToClientTeam(input: { clientTeamId: $team, accountIds: $ids }) { ${CLIENT_TEAM} } }`, { team, ids: [id.chloe, id.support] });
  expect(added.at('addToClientTeam')).toMatchObject({
    clientCount: 1, others: [{ name: 'Support' }, { name: 'Greta Vogel' }], members: [{ name: 'Support' }, { name: 'Greta Vogel' }, { name: 'Chloe Bennett' }],
  });
  await ask('mutation($team: ID) { setDefaultClientTeam(input: { clientTeamId: $team }) { id isDefault } }', { team });
  await ask('mutation($team: ID!) { renameClientTeam(input: { clientTeamId: $team, name: "Firms" }) { name } }', { team });
  expect((await ask(`query($team: ID!) { clientTeam(id: $team) { ${CLIENT_TEAM} } }`, { team })).at('clientTeam')).toMatchObject({ name: 'Firms', isDefault: true });

  const preview = await ask(`query($team: ID!, $ids: [ID!]!) { removalPreview(clientTeamId: $team, accountIds: $ids) {
    loseSight { client { name } of { name } } count leftAlone { name } leftAloneCount } }`, { team, ids: [id.support, id.greta] });
  expect(preview.at('removalPreview')).toEqual({ loseSight: [], count: 0, leftAlone: [], leftAloneCount: 0 });
  const removed = await ask(`mutation($team: ID!, $ids: [ID!]!) { removeFromClientTeam(input: { clientTeamId: $team, accountIds: $ids }) {
    __typename ... on ClientTeamSaved { clientTeam { clientCount others { name } } } ... on ClientsLeftAlone { count clients { name } } } }`, { team, ids: [id.support, id.greta] });
  expect(removed.at('removeFromClientTeam')).toEqual({ __typename: 'ClientTeamSaved', clientTeam: { clientCount: 1, others: [] } });
  const deleted = await ask('mutation($team: ID!) { deleteClientTeam(input: { clientTeamId: $team }) { ... on ClientTeamDeleted { clientTeamId } } }', { team });
  expect(deleted.at('deleteClientTeam.clientTeamId')).toBe(team);
  expect((await ask('mutation { setDefaultClientTeam(input: {}) { id } }')).at('setDefaultClientTeam')).toBeNull();
});

test('whoever would be left alone is named, and a move takes everybody along', async () => {
  const teams = await ask('{ clientTeams { id name } }');
  const [north, south] = [teams.at('clientTeams.0.id'), teams.at('clientTeams.1.id')];
  const alone = await ask(`mutation($team: ID!) { setClientTeamMembers(input: { clientTeamId: $team, memberIds: ["${id.hana}"] }) { ... on ClientsLeftAlone { count clients { name } } } }`, { team: south });
  expect(alone.at('setClientTeamMembers')).toEqual({ count: 1, clients: [{ name: 'Hana Sato' }] });
  const moved = await ask(`mutation($from: ID!, $to: ID!) { moveClients(input: { fromClientTeamId: $from, toClientTeamId: $to }) {
    ... on ClientsMoved { moved from { clientCount } to { clientCount } } } }`, { from: south, to: north });
  expect(moved.at('moveClients')).toEqual({ moved: 1, from: { clientCount: 0 }, to: { clientCount: 2 } });
});

test('the table, a reason, a preview and the steps of setting up name everybody they are about', async () => {
  const table = await ask(`{ whoSeesWhom(first: 1) { columns { party { name } behindTeamOnly } columnCount total endCursor
    rows { client { id name } invited clientTeam { id name clientCount size } sees reachable } } }`);
  expect(table.at('whoSeesWhom.rows.0')).toMatchObject({ client: { name: 'Chloe Bennett' }, clientTeam: { name: 'Private clients North' }, reachable: 3 });
  const why = await ask(`{ whyCanSee(viewerId: "${id.chloe}", subjectId: "${id.ana}") { sees canStart reasons { kind who { name } team { name } clientTeam { name size } addedBy { name } addedAt } } }`);
  expect(why.at('whyCanSee')).toMatchObject({ sees: false, reasons: [{ kind: 'BEHIND_TEAM', team: { name: 'Support' }, who: null }, { kind: 'NO_SHARED_CLIENT_TEAM' }] });
  const preview = await ask(`{ contactsAs(accountId: "${id.chloe}") { contacts { items { party { name } card { greeting hours { exceptions { date } } } } endCursor } hiddenMembers { name } } }`);
  expect(preview.at('contactsAs.hiddenMembers')).toEqual(['Ana Moreau', 'Ben Okafor', 'Dara Lindqvist', 'Emil Novak'].map((name) => ({ name })));
  const steps = await ask(`{ setup { steps { step done at by { name } } staffInvited staffAccepted notAccepted { name } teams { name } exampleTeam { name } phoneEnding
    members { name } memberCount clientsAlone exampleClient { name } } }`);
  expect(steps.at('setup')).toMatchObject({ staffInvited: 7, staffAccepted: 7, clientsAlone: 0, exampleTeam: { name: expect.any(String) }, exampleClient: { name: expect.any(String) } });
});

test('holidays and exceptional days go in with the hours and come out with the card; one that cannot be is told at its field', async () => {
  const SET = `mutation($card: ContactCardInput!) { updateContactCard(input: { accountId: "${id.support}", card: $card }) { hours { exceptions { date name spans { opens closes } } open changesAt } } }`;
  const hours = (exceptions: unknown) => ({ card: { hours: { timeZone: 'Europe/London', intervals: [{ weekday: 1, opens: '08:00', closes: '18:00' }], exceptions } } });
  const saved = await ask(SET, hours([{ date: '2026-12-27', name: 'Stocktaking', spans: [{ opens: '12:00', closes: '15:00' }, { opens: '09:00', closes: '11:00' }] }, { date: '2026-12-25' }]));
  expect(saved.at('updateContactCard.hours.exceptions')).toEqual([
    { date: '2026-12-25', name: null, spans: [] },
    { date: '2026-12-27', name: 'Stocktaking', spans: [{ opens: '09:00', closes: '11:00' }, { opens: '12:00', closes: '15:00' }] },
  ]);
  const day = { date: '2026-12-25' };
  const wrong: [unknown, string][] = [
    [[{ date: '2026-02-30' }], '0.date'], [[{ date: '25.12.2026' }], '0.date'], [[day, day], '1.date'],
    [[{ ...day, spans: [{ opens: '10:00', closes: '09:00' }] }], '0.spans.0.closes'],
    [[{ ...day, spans: [{ opens: '09:00', closes: '12:00' }, { opens: '11:00', closes: '13:00' }] }], '0.spans'],
    [[{ ...day, name: 'x'.repeat(121) }], '0.name'],
  ];
  for (const [exceptions, path] of wrong) {
    const { errors } = await served.ask(lena, SET, hours(exceptions));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: `input.card.hours.exceptions.${path}` });
  }
  const many = Array.from({ length: 201 }, (_, i) => ({ date: new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10) }));
  expect((await served.ask(lena, SET, hours(many))).errors?.[0]?.extensions).toMatchObject({ path: 'input.card.hours.exceptions' });
});

test('a team changes its form by name of one field, never of two', async () => {
  const CONVERT = 'mutation($to: TeamFormInput!) { convertTeam(input: { teamId: "TEAM", to: $to }) { email securePhoneMasked greeting } }'.replace('TEAM"', `${id.onboarding}"`);
  expect((await ask(CONVERT, { to: { queue: true } })).at('convertTeam')).toEqual({ email: null, securePhoneMasked: null, greeting: null });
  const full = { email: 'onboarding@alderfinch.example', securePhone: '+447700900158' };
  expect((await served.ask(lena, CONVERT, { to: { queue: true, full } })).errors?.[0]?.extensions.code).toMatch(/BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/);
  expect((await ask(CONVERT, { to: { full } })).at('convertTeam')).toMatchObject({ email: full.email, securePhoneMasked: expect.stringMatching(/58$/) });
});
