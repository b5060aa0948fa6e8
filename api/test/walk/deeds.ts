import { randomUUID } from 'node:crypto';
import { generate } from 'otplib';
import { addNote } from '../../domain/messages/note.ts';
import { leaveAndRemoveAll } from '../../domain/threads/close.ts';
import type { Name, Served } from '../served.ts';
import { FIRM_PASSWORD, type Firm } from './firm.ts';

type Input = Record<string, unknown>;

/** A mutation as somebody asks it, and the result that it should come to. Null: nobody who is signed in. */
export interface Deed {
  as: Name | null;
  field: string;
  /** Made anew for each way that is walked. Null: it takes none. */
  input: (() => Input | Promise<Input>) | null;
  ends: string;
  /** Whoever reads the answer, where that is not who asked: somebody who signs in with it. */
  reader?: Name;
}

/** Asks as somebody, in between. */
export type Ask = (as: Name | null, query: string, variables: Record<string, unknown>) => Promise<{ at(path: string): unknown; text: string }>;

/** Deeds that between them come to every result of the conversations, in an order in which they can be done. */
export function deedsOnThreads({ world }: Served, { threads, macros }: Firm): Deed[] {
  const { id } = world;
  const message = (threadId: string) => ({ threadId, clientMessageId: randomUUID(), text: 'A word more.', lastSeenSeq: 99 });
  const on = (threadId: string, more: Input = {}) => () => ({ threadId, requestId: randomUUID(), ...more });
  const draft = (threadId: string, after: number) => () => ({ threadId, kind: 'MESSAGE', text: after === 0 ? 'A word that' : 'Another word', after });
  const starts = (to: string) => () => ({ clientThreadId: randomUUID(), to: [to], text: 'Another matter.' });
  const ended = async () => {
    const threadId = await world.chloeWrites('A matter of a minute.');
    await world.transfer('ana', threadId, { self: true });
    return threadId;
  };
  const needed = async () => {
    await world.sql(`update account set outcome_asked = 'REQUIRED' where id = $1`, [id.support]);
    const threadId = await ended();
    return { threadId, requestId: randomUUID(), lastSeenSeq: 99 };
  };
  const undone = async () => {
    const threadId = await ended();
    await world.as('ana', (call) => leaveAndRemoveAll(call, { threadId, requestId: randomUUID(), lastSeenSeq: 99 }));
    return { threadId, requestId: randomUUID() };
  };
  /** Something that somebody has written there, anew where they may. */
  const written = async (by: Name, threadId: string, kind: 'MESSAGE' | 'NOTE', more: Input) => {
    if (kind === 'NOTE') await world.as(by, (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'Note Heron, anew' }));
    else await world.says(by, threadId, 'A word too many.');
    const [entry] = await world.sql<{ id: string }>('select id from entry where thread_id = $1 and author_id = $2 and kind = $3 and deleted_at is null order by pos desc, note_no desc limit 1', [threadId, id[by], kind]);
    return { threadId, requestId: randomUUID(), [kind === 'NOTE' ? 'noteId' : 'messageId']: entry?.id ?? '', ...more };
  };
  /** Somebody of the staff who cannot come in at present. */
  const gone = async () => {
    const rosa = randomUUID();
    await world.sql(`insert into account (id, kind, role, status, name, short_name, email) values ($1, 'STAFF', 'STAFF', 'SUSPENDED', 'Rosa Lind', 'Rosa', $2)`, [rosa, `${rosa}@alderfinch.example`]);
    return rosa;
  };
  return [
    deed('chloe', 'startThread', starts(id.support), 'ThreadStarted'),
    deed('chloe', 'startThread', starts(id.onboarding), 'ThreadAlreadyOpen'),
    ...(['helped', 'begunAgain', 'movedFromTeam', 'movedToTeam', 'named'] as const).map((thread) => deed('chloe', 'sendMessage', () => message(threads[thread]), 'MessageSent')),
    deed('chloe', 'sendMessage', () => message(threads.ended), 'ThreadEnded'),
    deed('chloe', 'renameThread', on(threads.begunAgain, { title: 'Subject Curlew again' }), 'ThreadRenamed'),
    deed('chloe', 'renameThread', on(threads.ended, { title: 'Subject Plover again' }), 'ThreadEnded'),
    deed('chloe', 'addParticipants', on(threads.helped, { accountIds: [id.greta] }), 'ParticipantsAdded'),
    deed('chloe', 'leaveThread', on(threads.left), 'ThreadLeft'),
    deed('chloe', 'readUpTo', () => ({ threadId: threads.helped, seq: 3 }), 'CardState'),
    deed('hana', 'sendMessage', () => message(threads.hanas), 'MessageSent'),
    deed('ana', 'sendMessage', () => message(threads.helped), 'MessageSent'),
    deed('ben', 'sendMessage', () => message(threads.helped), 'SendBlocked'),
    deed('ana', 'addNote', () => ({ threadId: threads.helped, clientNoteId: randomUUID(), text: 'Note Heron again' }), 'NoteAdded'),
    deed('ana', 'addNote', () => ({ threadId: threads.helped, clientNoteId: randomUUID(), text: 'Note Heron for you', mentions: [id.dara] }), 'NoteAdded'),
    deed('ana', 'addNote', async () => ({ threadId: threads.helped, clientNoteId: randomUUID(), text: 'Note Heron for nobody', mentions: [await gone()] }), 'ParticipantsRefused'),
    deed('ana', 'editMessage', () => written('ana', threads.helped, 'MESSAGE', { text: 'A word less.', from: 0 }), 'MessageEdited'),
    deed('ana', 'editMessage', () => written('ana', threads.helped, 'MESSAGE', { text: 'A word less.', from: 99 }), 'EditConflict'),
    deed('emil', 'editMessage', () => written('emil', threads.ended, 'MESSAGE', { text: 'A word less.', from: 0 }), 'ThreadEnded'),
    deed('chloe', 'editMessage', () => written('chloe', threads.helped, 'MESSAGE', { text: 'A word less.', from: 0 }), 'MessageEdited'),
    deed('chloe', 'deleteMessage', () => written('chloe', threads.begunAgain, 'MESSAGE', {}), 'MessageDeleted'),
    deed('chloe', 'deleteMessage', () => written('chloe', threads.ended, 'MESSAGE', {}), 'ThreadEnded'),
    deed('ana', 'editNote', () => written('ana', threads.helped, 'NOTE', { text: 'Note Heron, again', from: 0 }), 'NoteEdited'),
    deed('ana', 'deleteNote', () => written('ana', threads.helped, 'NOTE', {}), 'NoteDeleted'),
    deed('emil', 'addNote', () => ({ threadId: threads.ended, clientNoteId: randomUUID(), text: 'Note Plover again' }), 'ThreadEnded'),
    deed('ana', 'saveDraft', draft(threads.helped, 0), 'DraftSaved'),
    deed('ana', 'saveDraft', draft(threads.helped, 99), 'DraftOvertaken'),
    deed('chloe', 'saveDraft', draft(threads.helped, 0), 'DraftSaved'),
    deed('ben', 'addParticipants', on(threads.amongStaff, { accountIds: [id.chloe] }), 'ParticipantsRefused'),
    deed('ana', 'transferThread', on(threads.helped, { version: 99, to: { self: true } }), 'ThreadTransferred'),
    deed('ben', 'transferThread', on(threads.helped, { version: 1, to: { self: true } }), 'TransferConflict'),
    deed('ana', 'transferThread', async () => ({ threadId: await world.chloeWrites(), requestId: randomUUID(), version: 1, to: { member: id.emil } }), 'TargetUnavailable'),
    deed('ben', 'setAvailability', () => ({ state: 'BUSY' }), 'AvailabilitySet'),
    deed('ana', 'snoozeThread', on(threads.aside, { until: new Date(Date.now() + 3_600_000).toISOString() }), 'ThreadSnoozed'),
    deed('ana', 'wakeThread', on(threads.aside), 'ThreadWoken'),
    deed('ana', 'putOnHold', on(threads.aside, { waitingFor: 'Outside Grebe again' }), 'ThreadPutOnHold'),
    deed('ana', 'takeOffHold', on(threads.aside), 'ThreadTakenOffHold'),
    deed('ana', 'leaveAndRemoveAll', async () => ({ threadId: await world.chloeWrites(), requestId: randomUUID(), lastSeenSeq: 0 }), 'UnreadClientMessages'),
    deed('ana', 'leaveAndRemoveAll', async () => ({ threadId: await ended(), requestId: randomUUID(), lastSeenSeq: 99 }), 'EverybodyLeft'),
    deed('ana', 'setThreadTags', on(threads.helped, { tagIds: [] }), 'ThreadTagged'),
    deed('ana', 'undoLeaveAndRemoveAll', undone, 'ThreadReopened'),
    deed('emil', 'undoLeaveAndRemoveAll', on(threads.ended), 'UndoExpired'),
    deed('ana', 'leaveThread', on(threads.helped), 'LeaveRefused'),
    deed('ana', 'removeParticipant', on(threads.helped, { accountId: id.chloe }), 'ParticipantNotRemovable'),
    deed('ana', 'removeParticipant', repeated(on(threads.helped, { accountId: id.greta })), 'ParticipantRemoved'),
    deed('ana', 'runMacro', async () => ({ threadId: await ended(), requestId: randomUUID(), macroId: macros.runs, version: 2, lastSeenSeq: 99 }), 'MacroRan'),
    deed('ana', 'runMacro', async () => ({ threadId: await ended(), requestId: randomUUID(), macroId: macros.stops, version: 2, lastSeenSeq: 99 }), 'MacroRefused'),
    // From here on the team asks: it is the last.
    deed('ana', 'leaveAndRemoveAll', needed, 'OutcomeRequired'),
  ];
}

/** The same for how somebody gets in: their own, by link, and anew. Whose sessions end here walks nothing afterwards. */
export function deedsOfAccess({ world: { id }, sent }: Served, { invitation }: Firm, ask: Ask): Deed[] {
  const code = () => sent.findLast((each) => each.code !== undefined)?.code ?? '';
  const token = () => new URL(sent.findLast((each) => each.link !== undefined)?.link ?? 'https://x.example').searchParams.get('token') ?? '';
  const challenged = (as: Name | null, field: string, type: string, input: Input) => async () => {
    const answer = await ask(as, `mutation Begin($input: ${type}!) { begun: ${field}(input: $input) { ... on CodeChallenge { challengeId } } }`, { input });
    return { challengeId: answer.at('begun.challengeId'), code: code() };
  };
  const app = async () => {
    const answer = await ask('ben', 'mutation Begin($input: AddAuthenticatorInput!) { begun: addAuthenticator(input: $input) { authenticatorId secret } }', { input: {} });
    return { authenticatorId: answer.at('begun.authenticatorId'), code: await generate({ secret: String(answer.at('begun.secret')) }) };
  };
  const reset = async () => {
    await ask('olga', 'mutation Begin($input: StartPasswordResetInput!) { startPasswordReset(input: $input) { id } }', { input: { accountId: id.dara } });
    return { token: token(), password: 'a lantern by the gate' };
  };
  const sign = (name: Name) => ({ email: `${name}@alderfinch.example`, password: FIRM_PASSWORD });
  const invited = async () => ({ token: invitation, ...(await challenged(null, 'acceptInvitation', 'AcceptInvitationInput', { token: invitation, password: 'a lantern by the gate', termsVersion: 2 })()) });
  return [
    deed(null, 'signIn', () => ({ ...sign('ben'), password: 'not it at all' }), 'SignInRefused'),
    deed(null, 'signIn', () => sign('ben'), 'CodeChallenge'),
    deed(null, 'confirmCode', () => ({ challengeId: randomUUID(), code: '000000' }), 'CodeRefused'),
    deed(null, 'confirmCode', challenged(null, 'signIn', 'SignInInput', sign('chloe')), 'SignedIn', 'chloe'),
    deed(null, 'confirmCode', challenged(null, 'signIn', 'SignInInput', sign('emil')), 'SignedIn', 'emil'),
    deed(null, 'verifyMailbox', () => ({ token: 'x' }), 'LinkRefused'),
    deed('ana', 'requestTeamAccess', () => ({ teamId: id.support }), 'TeamAccessOpen'),
    deed('ana', 'createApiToken', () => ({ name: 'Night bot', scopes: ['READ_DIRECTORY'] }), 'ApiTokenCreated'),
    deed('ben', 'requestStepUp', () => ({ password: 'not it at all' }), 'StepUpRefused'),
    deed('hana', 'updateContactCard', () => ({ card: { jobTitle: 'Potter' } }), 'ContactCard'),
    deed('hana', 'updateNotices', () => ({ choices: [{ kind: 'ANSWERED', sound: true, browser: true, email: false }], quiet: { timeZone: 'Europe/London', from: '22:00', until: '07:00' } }), 'Notices'),
    deed('hana', 'addAuthenticator', () => ({}), 'AuthenticatorToConfirm'),
    deed('hana', 'replaceRecoveryCodes', null, 'RecoveryCodes'),
    deed('hana', 'endOtherSessions', null, 'Security'),
    deed('ben', 'confirmAuthenticator', app, 'AuthenticatorConfirmed'),
    deed('olga', 'publishTerms', () => ({ text: 'Be kind, and brief.' }), 'Terms'),
    deed(null, 'acceptInvitation', () => ({ token: invitation, password: 'a lantern by the gate' }), 'TermsChanged'),
    deed(null, 'confirmInvitation', invited, 'InvitationAccepted'),
    deed('dara', 'confirmOwnPhone', challenged('dara', 'requestOwnPhone', 'RequestOwnPhoneInput', { securePhone: '+447700900888' }), 'OwnPhoneChanged'),
    deed(null, 'setPassword', reset, 'PasswordSet', 'dara'),
    deed('ana', 'confirmStepUp', challenged('ana', 'requestStepUp', 'RequestStepUpInput', { password: FIRM_PASSWORD }), 'SteppedUp'),
  ];
}

/** What is administered. `upload` brings a file in, as its own route does, and answers with the import's id. */
export function deedsOfAdministrators({ world, sent }: Served, ask: Ask, upload: (csv: string) => Promise<string>): Deed[] {
  const { id } = world;
  const made = async () => {
    const team = { name: 'Concierge', email: `concierge-${randomUUID()}@alderfinch.example`, securePhone: `+44770091${String(Math.random()).slice(2, 6)}` };
    const answer = await ask('lena', 'mutation Begin($input: CreateAccountInput!) { begun: createAccount(input: $input) { id } }', { input: { team } });
    return answer.at('begun.id');
  };
  const verified = async () => {
    const answer = await ask('lena', 'mutation Begin($input: RequestPhoneVerificationInput!) { begun: requestPhoneVerification(input: $input) { challengeId } }', { input: { accountId: await made() } });
    return { challengeId: answer.at('begun.challengeId'), code: sent.findLast((each) => each.code !== undefined)?.code };
  };
  const mailed = async () => {
    await made();
    return { token: new URL(sent.findLast((each) => each.link !== undefined)?.link ?? '').searchParams.get('token') };
  };
  const group = async () => {
    const clientTeamId = randomUUID();
    await world.sql('insert into client_team (id, name) values ($1, $2)', [clientTeamId, `Walked ${clientTeamId}`]);
    return clientTeamId;
  };
  const ofClient = async (name: 'chloe' | 'hana') => (await world.sql<{ id: string }>('select client_team_id as id from client_team_member where account_id = $1', [id[name]]))[0]?.id;
  const everybodyElse = async (clientTeamId: unknown, but: readonly string[]) =>
    (await world.sql<{ id: string }>('select account_id as id from client_team_member where client_team_id = $1 and account_id <> all($2)', [clientTeamId, but])).map((row) => row.id);
  const answering = [id.support, id.onboarding, id.greta];
  const alone = async () => {
    const clientTeamId = await ofClient('hana');
    return { clientTeamId, accountIds: [id.onboarding] };
  };
  const same = async () => {
    const clientTeamId = await ofClient('chloe');
    return { clientTeamId, memberIds: [...(await everybodyElse(clientTeamId, answering)), ...answering] };
  };
  const file = async () => ({
    importId: await upload(`Name,E-mail,Secure phone\nPetra Klein,petra-${randomUUID()}@klein.example,+44770091${String(Math.random()).slice(2, 6)}\nChloe Bennett-Frost,chloe@alderfinch.example,\n=1+1,bad,\n`),
    mapping: [['Name', 'NAME'], ['E-mail', 'EMAIL'], ['Secure phone', 'SECURE_PHONE']].map(([column, field]) => ({ column, field })),
  });
  const checked = async () => {
    const { importId, mapping } = await file();
    await ask('lena', 'mutation Begin($input: MapImportInput!) { begun: mapImport(input: $input) { id } }', { input: { importId, mapping } });
    return importId;
  };
  return [
    deed('olga', 'createClientTeam', () => ({ name: `Walked ${randomUUID()}`, memberIds: [id.support] }), 'ClientTeam'),
    deed('lena', 'setTeamWork', () => ({ teamId: id.support, handBackMinutes: 10_080, capacity: 200, capacities: [{ memberId: id.ben, capacity: 200 }] }), 'Account'),
    deed('lena', 'setClientTeamMembers', same, 'ClientTeamSaved'),
    deed('lena', 'removeFromClientTeam', alone, 'ClientsLeftAlone'),
    deed('lena', 'deleteClientTeam', async () => ({ clientTeamId: await group() }), 'ClientTeamDeleted'),
    deed('lena', 'moveClients', async () => ({ fromClientTeamId: await group(), toClientTeamId: await group() }), 'ClientsMoved'),
    deed('lena', 'mapImport', file, 'Import'),
    deed('lena', 'applyImport', async () => ({ importId: await checked() }), 'ImportRefused'),
    deed('lena', 'applyImport', async () => ({ importId: await checked(), leaveOutErrors: true, sendInvitations: false }), 'ImportApplied'),
    deed('lena', 'confirmPhoneVerification', verified, 'PhoneVerified'),
    deed(null, 'verifyMailbox', mailed, 'MailboxVerified'),
    deed('lena', 'offBoardAccount', () => ({ accountId: id.greta }), 'SuccessorNeeded'),
    deed('lena', 'offBoardAccount', () => ({ accountId: id.greta, namedTo: id.ana, clientsTo: id.ana }), 'AccountOffBoarded'),
  ];
}

function deed(as: Deed['as'], field: string, input: Deed['input'], ends: string, reader?: Name): Deed {
  return { as, field, input, ends, ...(reader ? { reader } : {}) };
}

/** The same request each time: it is answered as the first was. */
function repeated(make: () => Input): () => Input {
  const once = make();
  return () => once;
}
