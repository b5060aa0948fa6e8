import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServed, type Served, within } from '../test/served.ts';

/* The story that must always work, as its people tell it to the server: over HTTP and real sockets, start to end. */

let served: Served;
const cookie: Record<'ana' | 'ben' | 'olga' | 'marta', string> = { ana: '', ben: '', olga: '', marta: '' };
let payments = '';
let marta = '';

beforeAll(async () => {
  served = await openServed();
  for (const name of ['ana', 'ben', 'olga'] as const) cookie[name] = await served.signedIn(name);
});
afterAll(() => served.close());

const CREATE = 'mutation Create($input: CreateAccountInput!) { createAccount(input: $input) { id status securePhoneMasked members { name } unattended } }';

test('Olga makes the team account Payments with Ana and Ben as its members, and invites Marta', async () => {
  const { ana, ben } = served.world.id;
  const card = { phone: '+44 20 7946 0100', hours: { timeZone: 'Europe/London', intervals: [{ weekday: 1, opens: '09:00', closes: '17:00' }] } };
  const team = await served.ask(cookie.olga, CREATE, { input: { team: { name: 'Payments', email: 'payments@alderfinch.example', securePhone: '+447700900142', memberIds: [ana, ben], card } } });
  expect(team.errors).toBeUndefined();
  expect(team.at('createAccount')).toMatchObject({ status: 'INVITED', members: [{ name: 'Ana Moreau' }, { name: 'Ben Okafor' }], unattended: false });
  expect(String(team.at('createAccount.securePhoneMasked'))).toMatch(/^•+42$/);
  payments = String(team.at('createAccount.id'));
  await verify(payments);

  const client = await served.ask(cookie.olga, CREATE, { input: { client: { name: 'Marta Klein', email: 'marta@klein.example', securePhone: '+447700900177' } } });
  expect(client.at('createAccount.status')).toBe('INVITED');
  marta = String(client.at('createAccount.id'));
  const group = await served.ask(cookie.olga, 'mutation G($input: CreateClientTeamInput!) { createClientTeam(input: $input) { name members { name } } }', { input: { name: 'Private clients West', memberIds: [payments, marta] } });
  expect(group.at('createClientTeam.members')).toEqual([{ name: 'Payments' }, { name: 'Marta Klein' }]);
});

/** Whoever reads the team's mails opens the link; whoever has its phone tells Olga the code. */
async function verify(accountId: string): Promise<void> {
  const token = tokenIn('payments@alderfinch.example');
  const mailbox = await served.ask(null, 'mutation M($input: VerifyMailboxInput!) { verifyMailbox(input: $input) { ... on MailboxVerified { name } } }', { input: { token } });
  expect(mailbox.at('verifyMailbox.name')).toBe('Payments');
  const asked = await served.ask(cookie.olga, 'mutation R($input: RequestPhoneVerificationInput!) { requestPhoneVerification(input: $input) { challengeId } }', { input: { accountId } });
  const given = { challengeId: asked.at('requestPhoneVerification.challengeId'), code: served.sent.at(-1)?.code };
  const phone = await served.ask(cookie.olga, 'mutation C($input: ConfirmPhoneVerificationInput!) { confirmPhoneVerification(input: $input) { ... on PhoneVerified { account { status } } } }', { input: given });
  expect(phone.at('confirmPhoneVerification.account.status')).toBe('ACTIVE');
}

function tokenIn(mailTo: string): string | null {
  return new URL(served.sent.find(({ to }) => to === mailTo)?.link ?? '').searchParams.get('token');
}

test('Marta accepts the invitation with a password and the code from her phone, and signs in', async () => {
  const token = tokenIn('marta@klein.example');
  const password = 'seven quiet herons';
  const shown = await served.ask(null, 'query I($token: String!) { invitation(token: $token) { organisation name kind phoneEnding terms { version } } }', { token });
  expect(shown.at('invitation')).toEqual({ organisation: 'Alder & Finch', name: 'Marta Klein', kind: 'CLIENT', phoneEnding: '77', terms: null });
  const asked = await served.ask(null, 'mutation A($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { ... on CodeChallenge { challengeId } } }', { input: { token, password } });
  const given = { token, challengeId: asked.at('acceptInvitation.challengeId'), code: served.sent.at(-1)?.code };
  const accepted = await served.ask(null, 'mutation C($input: ConfirmInvitationInput!) { confirmInvitation(input: $input) { ... on InvitationAccepted { email } } }', { input: given });
  expect(accepted.at('confirmInvitation.email')).toBe('marta@klein.example');

  const SIGN_IN = 'mutation S($input: SignInInput!) { signIn(input: $input) { __typename ... on CodeChallenge { challengeId phoneEnding expiresAt } } }';
  const wrong = await served.ask(null, SIGN_IN, { input: { email: 'marta@klein.example', password: 'seven loud herons' } });
  expect(wrong.at('signIn.__typename')).toBe('SignInRefused');
  const first = await served.ask(null, SIGN_IN, { input: { email: 'marta@klein.example', password } });
  expect(first.at('signIn')).toMatchObject({ __typename: 'CodeChallenge', phoneEnding: '77' });

  const CONFIRM = `mutation C($input: ConfirmCodeInput!) { confirmCode(input: $input) { __typename
    ... on SignedIn { viewer { id party { name } role teams { open } card { phone } } } ... on CodeRefused { reason triesLeft } } }`;
  const challengeId = first.at('signIn.challengeId');
  const code = served.sent.at(-1)?.code ?? '';
  const mistyped = await served.ask(null, CONFIRM, { input: { challengeId, code: code === '000000' ? '111111' : '000000' } });
  expect(mistyped.at('confirmCode')).toMatchObject({ reason: 'WRONG', triesLeft: 4 });
  const second = await served.ask(null, CONFIRM, { input: { challengeId, code } });
  expect(second.at('confirmCode')).toMatchObject({ __typename: 'SignedIn', viewer: { id: marta, party: { name: 'Marta Klein' }, role: null, teams: [] } });

  const [session = '', device = ''] = second.headers.getSetCookie();
  expect(session).toMatch(/^sb_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
  expect(device).toMatch(/^sb_device=/);
  expect(second.text).not.toContain(session.slice(11, 40));
  cookie.marta = session.split(';', 1)[0] ?? '';
});

test('Ana opens the queue with the code that went to the team\'s phone', async () => {
  const REQUEST = 'mutation R($input: RequestTeamAccessInput!) { requestTeamAccess(input: $input) { __typename ... on CodeChallenge { challengeId phoneEnding } } }';
  const CONFIRM = 'mutation C($input: ConfirmTeamAccessInput!) { confirmTeamAccess(input: $input) { ... on TeamAccessOpen { membership { open team { name } } } } }';
  for (const who of [cookie.ana, cookie.ben]) {
    const locked = await served.ask(who, '{ desk { queues { team { name } locked page { items { card { id } } } } } }');
    expect(locked.at('desk.queues')).toContainEqual({ team: { name: 'Payments' }, locked: true, page: { items: [] } });
    const asked = await served.ask(who, REQUEST, { input: { teamId: payments } });
    expect(asked.at('requestTeamAccess.phoneEnding')).toBe('42');
    const opened = await served.ask(who, CONFIRM, { input: { challengeId: asked.at('requestTeamAccess.challengeId'), code: served.sent.at(-1)?.code } });
    expect(opened.at('confirmTeamAccess.membership')).toEqual({ open: true, team: { name: 'Payments' } });
  }
});

const DESK = `subscription Desk { desk { __typename
  ... on DeskSnapshot { queues { team { id } page { items { card { id } } } } }
  ... on CardChanged { placed { card { id title state holder { name } preview { text } } places { pane teamId sortKey } } counts { queues { teamId waiting held } inbox } }
  ... on CardGone { threadId } } }`;
const ENTRIES = `subscription Entries($threadId: ID!, $afterSeq: Int!, $afterNote: Int) { threadEntries(threadId: $threadId, afterSeq: $afterSeq, afterNote: $afterNote) { __typename
  ... on Message { seq text author { person { shortName } team { name } } }
  ... on Line { seq lineKind: kind actor { person { shortName } team { name } } subject { shortName } }
  ... on Note { noteNo afterSeq text handover author { shortName } }
  ... on StaffLine { noteNo kind }
  ... on ThreadChanged { thread { state holder { name } } }
  ... on ThreadAccessEnded { readableUpTo } } }`;

/** Follows a subscription, and waits for an event in which a value stands at a path. */
function follow(who: keyof typeof cookie, query: string, variables: Record<string, unknown> = {}) {
  const events: unknown[] = [];
  const waiting = new Set<() => void>();
  const name = query === DESK ? 'desk' : 'threadEntries';
  served.client(cookie[who]).subscribe(
    { query, variables },
    {
      next: ({ data }) => {
        events.push(within(data, name));
        for (const wake of waiting) wake();
      },
      error: (error) => void events.push(error),
      complete: () => undefined,
    },
  );
  const until = async (path: string, value: unknown): Promise<unknown> => {
    for (;;) {
      const found = events.find((event) => within(event, path) === value);
      if (found) return found;
      await new Promise<void>((resolve) => waiting.add(resolve));
    }
  };
  return { events, until };
}

const TRANSFER = `mutation T($input: TransferThreadInput!) { transferThread(input: $input) { __typename
  ... on ThreadTransferred { changed thread { state version holder { name } } } ... on TransferConflict { holder { name } version since } } }`;

test('Marta writes, both desks see it, both reach for it, and one of them holds it', async () => {
  const desks = [follow('ana', DESK), follow('ben', DESK)] as const;
  for (const desk of desks) await desk.until('__typename', 'DeskSnapshot');
  const started = await served.ask(cookie.marta, 'mutation S($input: StartThreadInput!) { startThread(input: $input) { ... on ThreadStarted { thread { id state version holder { name } } } } }', {
    input: { clientThreadId: randomUUID(), to: [payments], title: 'A transfer that went missing', text: 'It left on Monday and has not arrived.' },
  });
  expect(started.at('startThread.thread')).toMatchObject({ state: 'QUEUED', version: null, holder: null });
  const threadId = String(started.at('startThread.thread.id'));
  for (const desk of desks) expect(await desk.until('placed.card.id', threadId)).toMatchObject({ placed: { card: { state: 'QUEUED', preview: { text: 'It left on Monday and has not arrived.' } }, places: [{ pane: 'QUEUE', teamId: payments }] } });

  const martas = follow('marta', ENTRIES, { threadId, afterSeq: 0 });
  const anas = follow('ana', ENTRIES, { threadId, afterSeq: 0, afterNote: 0 });
  const version = (await served.ask(cookie.ana, 'query V($id: ID!) { thread(id: $id) { version } }', { id: threadId })).at('thread.version');
  const claims = await Promise.all([cookie.ana, cookie.ben].map((who) => served.ask(who, TRANSFER, { input: { threadId, requestId: randomUUID(), version, to: { self: true } } })));
  const outcomes = claims.map((claim) => claim.at('transferThread.__typename'));
  expect([...outcomes].sort()).toEqual(['ThreadTransferred', 'TransferConflict']);
  const winner = outcomes[0] === 'ThreadTransferred' ? 'ana' : 'ben';
  const loser = winner === 'ana' ? 'ben' : 'ana';
  const holder = winner === 'ana' ? 'Ana Moreau' : 'Ben Okafor';
  expect(claims.find((claim) => claim.at('transferThread.__typename') === 'TransferConflict')?.at('transferThread.holder.name')).toBe(holder);
  for (const desk of desks) await desk.until('placed.card.holder.name', holder);
  expect(await martas.until('lineKind', 'JOINED')).toMatchObject({ actor: { person: { shortName: holder.split(' ')[0] }, team: { name: 'Payments' } } });

  await talkAndHandOver({ threadId, winner, loser, martas, staff: anas });
  await endAndBeginAgain({ threadId, loser, martas });
});

interface Thread {
  threadId: string;
  winner: 'ana' | 'ben';
  loser: 'ana' | 'ben';
  martas: ReturnType<typeof follow>;
  staff: ReturnType<typeof follow>;
}

async function talkAndHandOver({ threadId, winner, loser, martas, staff }: Thread): Promise<void> {
  const SEND = 'mutation M($input: SendMessageInput!) { sendMessage(input: $input) { __typename ... on MessageSent { message { seq clientMessageId } thread { readUpTo } } ... on SendBlocked { reason holder { name } lastSeq } } }';
  const clientMessageId = randomUUID();
  const say = () => served.ask(cookie[winner], SEND, { input: { threadId, clientMessageId, text: 'I am looking for it now.', lastSeenSeq: 3 } });
  const [once, twice] = [await say(), await say()];
  expect(once.at('sendMessage')).toMatchObject({ __typename: 'MessageSent', message: { seq: 4, clientMessageId } });
  expect(twice.at('sendMessage.message')).toEqual(once.at('sendMessage.message'));
  const blocked = await served.ask(cookie[loser], SEND, { input: { threadId, clientMessageId: randomUUID(), text: 'Me too.', lastSeenSeq: 4 } });
  expect(blocked.at('sendMessage')).toMatchObject({ reason: 'NOT_HOLDER' });
  await martas.until('seq', 4);

  const noted = await served.ask(cookie[winner], 'mutation N($input: AddNoteInput!) { addNote(input: $input) { ... on NoteAdded { note { noteNo text } } } }', { input: { threadId, clientNoteId: randomUUID(), text: 'Did the bank ring back?' } });
  expect(noted.at('addNote.note.text')).toBe('Did the bank ring back?');
  await staff.until('text', 'Did the bank ring back?');

  const { at } = await served.ask(cookie[winner], 'query Q($id: ID!) { thread(id: $id) { version transferTargets { members { party { id } holds } } can { transfer } attribution clientCard { phone } clientTeams } }', { id: threadId });
  expect(at('thread')).toMatchObject({ can: { transfer: true }, attribution: 'MEMBER_AND_TEAM', clientTeams: ['Private clients West'] });
  const given = await served.ask(cookie[winner], TRANSFER, { input: { threadId, requestId: randomUUID(), version: at('thread.version'), to: { member: served.world.id[loser] }, note: 'The bank rings at two.' } });
  expect(given.at('transferThread')).toMatchObject({ changed: true, thread: { state: 'HELD', holder: { name: loser === 'ana' ? 'Ana Moreau' : 'Ben Okafor' } } });
  expect(await staff.until('text', 'The bank rings at two.')).toMatchObject({ __typename: 'Note', handover: true });
  await martas.until('lineKind', 'TOOK_OVER');
}

async function endAndBeginAgain({ threadId, loser, martas }: Pick<Thread, 'threadId' | 'loser' | 'martas'>): Promise<void> {
  const CLOSE = 'mutation L($input: LeaveAndRemoveAllInput!) { leaveAndRemoveAll(input: $input) { __typename ... on EverybodyLeft { undoUntil left { name } thread { state can { undo reply } } } ... on UnreadClientMessages { count } } }';
  await served.ask(cookie.marta, 'mutation M($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }', { input: { threadId, clientMessageId: randomUUID(), text: 'It has arrived!', lastSeenSeq: 5 } });
  const hasty = await served.ask(cookie[loser], CLOSE, { input: { threadId, requestId: randomUUID(), lastSeenSeq: 5 } });
  expect(hasty.at('leaveAndRemoveAll')).toEqual({ __typename: 'UnreadClientMessages', count: 1 });
  const closed = await served.ask(cookie[loser], CLOSE, { input: { threadId, requestId: randomUUID(), lastSeenSeq: 6 } });
  expect(closed.at('leaveAndRemoveAll.thread')).toEqual({ state: 'CLOSED', can: { undo: true, reply: false } });
  expect(Date.parse(String(closed.at('leaveAndRemoveAll.undoUntil')))).toBeGreaterThan(Date.now());

  const ended = await martas.until('thread.state', 'CLOSED');
  expect(ended).toMatchObject({ __typename: 'ThreadChanged' });
  const seqs = martas.events.map((event) => within(event, 'seq')).filter((seq) => typeof seq === 'number');
  expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(JSON.stringify(martas.events)).not.toMatch(/bank|noteNo/);

  const late = await served.ask(cookie.marta, 'mutation M($input: SendMessageInput!) { sendMessage(input: $input) { __typename ... on ThreadEnded { thread { can { startAgain } closedBy { shortName } } } } }', { input: { threadId, clientMessageId: randomUUID(), text: 'Thank you.', lastSeenSeq: 7 } });
  expect(late.at('sendMessage')).toMatchObject({ __typename: 'ThreadEnded', thread: { can: { startAgain: true } } });
  const again = await served.ask(cookie.marta, 'mutation S($input: StartThreadInput!) { startThread(input: $input) { ... on ThreadStarted { thread { state earlier { id title messages } } } } }', {
    input: { clientThreadId: randomUUID(), to: [payments], text: 'Thank you.', continues: threadId },
  });
  expect(again.at('startThread.thread')).toEqual({ state: 'QUEUED', earlier: { id: threadId, title: 'A transfer that went missing', messages: 3 } });
}

test('a client who asks for notes by number is refused, and finds none by any path', async () => {
  const threadId = await served.world.chloeWrites();
  const chloe = await served.signedIn('chloe');
  const thread = await served.ask(chloe, `query Q($id: ID!) { thread(id: $id) { version waitingSince needsReply lastNoteNo attribution engagements { id }
    transferTargets { queue } clientCard { phone } clientTeams participants { readUpTo } entries { items { __typename } } } }`, { id: threadId });
  expect(thread.at('thread')).toEqual({
    version: null, waitingSince: null, needsReply: null, lastNoteNo: null, attribution: null, engagements: null,
    transferTargets: null, clientCard: null, clientTeams: null,
    participants: [{ readUpTo: null }, { readUpTo: null }], entries: { items: [{ __typename: 'Line' }, { __typename: 'Message' }] },
  });
  const events = served.client(chloe).iterate({ query: ENTRIES, variables: { threadId, afterSeq: 0, afterNote: 0 } });
  await expect(events.next()).rejects.toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
