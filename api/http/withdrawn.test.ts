import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openServed, type Served, within } from '../test/served.ts';

/* Over real sockets: what opens a team's queue is taken away, and the open desk knows it within a second. */

let served: Served;
let lena: string;
let support: string;
beforeAll(async () => {
  served = await openServed();
  lena = await served.signedIn('lena');
  support = served.world.id.support;
  await served.world.chloeWrites();
});
afterAll(() => served.close());
beforeEach(async () => {
  await served.world.sql('delete from challenge');
  await served.world.sql(`update account set code_asked = 'ONCE_PER_DEVICE', secure_phone = '+447700900142' where id = $1`, [support]);
});

const DESK = `subscription { desk {
  ... on DeskSnapshot { queues { team { id } locked page { items { card { title } } } } } } }`;

/** Ana with Support's queue opened by its code, and her desk live. */
async function anasDesk() {
  const cookie = await served.signedIn('ana');
  const asked = await served.ask(cookie, `mutation($id: ID!) { requestTeamAccess(input: { teamId: $id }) { ... on CodeChallenge { challengeId } } }`, { id: support });
  const code = served.sent.at(-1)?.code ?? '';
  const opened = await served.ask(cookie, `mutation($id: ID!, $code: String!) { confirmTeamAccess(input: { challengeId: $id, code: $code }) { __typename } }`, { id: asked.at('requestTeamAccess.challengeId'), code });
  expect(opened.at('confirmTeamAccess.__typename')).toBe('TeamAccessOpen');
  const stream = served.client(cookie).iterate({ query: DESK });
  const queue = async () => {
    for (;;) {
      const { done, value } = await stream.next();
      if (done) throw new Error('the desk has ended');
      const queues = within(value.data, 'desk.queues');
      if (Array.isArray(queues)) return queues.find((each) => within(each, 'team.id') === support) ?? null;
    }
  };
  expect(await queue()).toMatchObject({ locked: false, page: { items: [{}] } });
  return queue;
}

async function deed(mutation: string): Promise<number> {
  const began = performance.now();
  const answer = await served.ask(lena, `mutation { ${mutation} { id } }`);
  expect(answer.errors).toBeUndefined();
  return began;
}

test('a new secure phone locks the queue on every open desk', async () => {
  const queue = await anasDesk();
  const [began, locked] = await Promise.all([deed(`updateTeam(input: { teamId: "${support}", securePhone: "+44 7700 900143" })`), queue()]);
  expect(performance.now() - began).toBeLessThan(1000);
  expect(locked).toMatchObject({ locked: true, page: { items: [] } });
});

test('so does turning a support queue into a team account that asks for a code', async () => {
  const queue = await anasDesk();
  await deed(`convertTeam(input: { teamId: "${support}", to: { queue: true } })`);
  const [began, locked] = await Promise.all([
    deed(`convertTeam(input: { teamId: "${support}", to: { full: { email: "support@alderfinch.example", securePhone: "+44 7700 900142" } } })`), queue(),
  ]);
  expect(performance.now() - began).toBeLessThan(1000);
  expect(locked).toMatchObject({ locked: true, page: { items: [] } });
});

test('whoever is no member any more has no such queue on their desk', async () => {
  const queue = await anasDesk();
  const [began, gone] = await Promise.all([deed(`setTeamMembers(input: { teamId: "${support}", memberIds: ["${served.world.id.ben}", "${served.world.id.dara}"] })`), queue()]);
  expect(performance.now() - began).toBeLessThan(1000);
  expect(gone).toBeNull();
  await deed(`setTeamMembers(input: { teamId: "${support}", memberIds: ["${served.world.id.ana}", "${served.world.id.ben}", "${served.world.id.dara}"] })`);
});
