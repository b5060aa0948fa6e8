import { randomUUID } from 'node:crypto';
import { type Ask, askAs, signedInApi } from './api.ts';
import { codeFor } from './people.ts';
import type { RunningServer } from './server.ts';

/** Places that never change their clocks, from nine hours west of Greenwich to fourteen east of it. */
const PLACES = [
  'Pacific/Gambier', 'Pacific/Pitcairn', 'America/Phoenix', 'America/Costa_Rica', 'America/Bogota', 'America/Puerto_Rico', 'America/Montevideo', 'America/Noronha', 'Atlantic/Cape_Verde', 'Africa/Abidjan', 'Africa/Lagos', 'Africa/Johannesburg',
  'Africa/Nairobi', 'Asia/Dubai', 'Asia/Karachi', 'Asia/Dhaka', 'Asia/Bangkok', 'Asia/Singapore', 'Asia/Tokyo', 'Australia/Brisbane', 'Pacific/Guadalcanal', 'Pacific/Tarawa', 'Pacific/Apia', 'Pacific/Kiritimati',
];

/** Whatever the time is outside, pictures are taken between two and three in the afternoon: there it is then. */
export const ZONE = PLACES[14 - new Date().getUTCHours() + 9] ?? 'Africa/Abidjan';

/**
 * The demo firm in the middle of an afternoon: its teams are open, clients have waited for as long as clients wait, and what
 * staff write with is there. Done as its people do it, over the API; only the clock is turned back (see api/demo/age.ts).
 */
export async function liveThrough(server: RunningServer): Promise<void> {
  const { url } = server;
  const lena = await askAs(url, 'Lena');
  const ana = await askAs(url, 'Ana');
  const support = await openTeams(lena);
  await texts(lena, support);
  await openQueue(url, ana, support);

  const clients = await signedInApi(url, 'Lena');
  for (const [who, title] of STARTED) await clients.startAs(url, who, 'Support', title);
  for (const title of ['New passport number', 'Fee on the March statement', 'Two signatories']) await answer(ana, support, title);
  await ana('mutation S($input: SnoozeThreadInput!) { snoozeThread(input: $input) { __typename } }', { input: { threadId: await threadCalled(ana, 'Two signatories'), requestId: randomUUID(), until: new Date(Date.now() + 26 * 3_600_000).toISOString() } });
  await server.meanwhile('api/demo/age.ts', JSON.stringify(LIVED));
}

/** Six more who wait, for the picture of a queue under load. */
export async function rush(server: RunningServer): Promise<void> {
  const clients = await signedInApi(server.url, 'Lena');
  for (const [who, title, text] of RUSH) await clients.startAs(server.url, who, 'Support', title, text);
  await server.meanwhile('api/demo/age.ts', JSON.stringify(RUSHED));
}

const STARTED = [['Idris', 'New passport number'], ['Hana', 'Fee on the March statement'], ['Gustav', 'Two signatories']] as const;
const RUSH = [
  ['Marta', 'Card for my daughter', 'My daughter turns eighteen on Friday. Can she have a card of her own by then?'],
  ['Idris', 'The terminal is down', 'The card terminal in the restaurant says “no line” since noon, and it is full in here.'],
  ['Chloe', 'Address on the statement', 'The statement still has the old address of my office.'],
  ['Gustav', 'Limit for the trip', 'I fly to Singapore tonight. Could you raise the limit until the 12th?'],
  ['Hana', 'A payment I do not know', 'There is a payment of 318.40 to a shop in Leeds. I have never been there.'],
  ['Marta', 'Closing the old account', 'What happens to the standing orders when I close the old account?'],
] as const;

/** Minutes ago. */
const DAY = 24 * 60;
const LIVED: Record<string, number[]> = {
  'Lost card': [19 * DAY, 19 * DAY - 14],
  'Card blocked in Lisbon': [24.2, 23.1],
  'Standing order, wrong day': [16.5],
  'Proof of address for the new flat': [8.1],
  'New chat': [0.7],
  'Interest on the savings plan': [95, 71],
  'Transfer to the new account': [27, 24, 23.4, 16.2, 13, 11.1, 2.9, 2.2],
  'Documents for the mortgage': [3 * DAY, 2.9 * DAY],
  'Where do I sign?': [3.2],
  'Documents for the joint mandate': [11.3],
  'Review in May': [2 * DAY, 1.9 * DAY],
  'Quarter-end checklist': [52, 19],
  'Holiday cover in April': [4 * DAY, 3.9 * DAY],
  'New passport number': [190, 165],
  'Fee on the March statement': [3 * DAY, 2.98 * DAY],
  'Two signatories': [6 * 60, 5.5 * 60],
};
const RUSHED: Record<string, number[]> = { 'A payment I do not know': [38.7], 'The terminal is down': [31.4], 'Card for my daughter': [19.3], 'Address on the statement': [12.6], 'Limit for the trip': [5.4], 'Closing the old account': [1.2] };

/** Both teams are open all day, in the afternoon's own zone. Answers with the id of Support. */
async function openTeams(lena: Ask): Promise<string> {
  const { directory } = (await lena('{ directory(kind: TEAM) { items { id party { name } card { phone email } } } }')) as { directory: { items: { id: string; party: { name: string }; card: { phone: string | null; email: string | null } }[] } };
  for (const { id, party, card } of directory.items) {
    const [opens, closes] = party.name === 'Support' ? ['08:00', '18:00'] : ['09:00', '17:00'];
    const hours = { timeZone: ZONE, intervals: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens, closes })) };
    await lena('mutation H($input: UpdateContactCardInput!) { updateContactCard(input: $input) { phone } }', { input: { accountId: id, card: { ...card, hours } } });
    await lena('mutation T($input: UpdateTeamInput!) { updateTeam(input: $input) { id } }', { input: { teamId: id, lateAfter: 15, overAfter: 20 } });
  }
  return directory.items.find(({ party }) => party.name === 'Support')?.id ?? '';
}

async function texts(lena: Ask, support: string): Promise<void> {
  const replies = [
    ['hello', 'Greeting', 'Hello {client.firstName}, this is {me.firstName}. I have it in front of me.'],
    ['digits', 'Last four digits', 'Could you tell me the last four digits of the account? Only you and {team.name} can read this.'],
    ['docs', 'Documents we need', 'A copy of your passport and of a bill that shows your address is all we need, {client.firstName}.'],
    ['later', 'Back by tomorrow', 'I ask and write to you again by tomorrow at noon, {client.firstName}.'],
  ];
  for (const [shortcut, title, text] of replies) await lena('mutation R($input: CreateCannedReplyInput!) { createCannedReply(input: $input) { id } }', { input: { for: { team: support }, shortcut, title, text } });
  await lena('mutation T($input: SetTagsInput!) { setTags(input: $input) { id } }', { input: { teamId: support, tags: [{ name: 'Transfer', tint: 1 }, { name: 'Urgent', tint: 3 }] } });
}

/** Her own queue, opened by the code that goes to the team's phone. */
async function openQueue(url: string, ask: Ask, teamId: string): Promise<void> {
  const { requestTeamAccess } = await ask('mutation R($team: ID!) { requestTeamAccess(input: { teamId: $team }) { ... on CodeChallenge { challengeId } } }', { team: teamId });
  await ask('mutation C($input: ConfirmTeamAccessInput!) { confirmTeamAccess(input: $input) { __typename } }', { input: { ...(requestTeamAccess as object), code: await codeFor(url, 'Support') } });
}

/** She takes it from the queue, and now it waits for the client. */
async function answer(ask: Ask, teamId: string, title: string): Promise<void> {
  const threadId = await threadCalled(ask, title);
  await ask('mutation T($input: TransferThreadInput!) { transferThread(input: $input) { __typename } }', { input: { threadId, requestId: randomUUID(), version: 1, to: { self: true } } });
  await ask('mutation S($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }', { input: { threadId, clientMessageId: randomUUID(), text: 'Could you send me page two as well? Then it is done today.', lastSeenSeq: 99 } });
}

async function threadCalled(ask: Ask, title: string): Promise<string> {
  const { desk } = (await ask('{ desk { queues { page { items { card { id title } } } } inbox { items { card { id title } } } } }')) as { desk: { queues: { page: { items: Placed[] } | null }[]; inbox: { items: Placed[] } } };
  const found = [...desk.inbox.items, ...desk.queues.flatMap(({ page }) => page?.items ?? [])].find(({ card }) => card.title === title);
  if (!found) throw new Error(`nobody on this desk has a thread called ${title}`);
  return found.card.id;
}

interface Placed {
  card: { id: string; title: string };
}
