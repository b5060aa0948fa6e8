import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AddNoteDocument, AddParticipantsDocument, DeskListsDocument, LeaveAndRemoveAllDocument, LeaveThreadDocument, ReadUpToDocument, RemoveParticipantDocument, RenameThreadDocument, SendMessageDocument, StartThreadDocument, ThreadDocument, TransferThreadDocument, type TransferThreadInput, UndoLeaveAndRemoveAllDocument } from '../data/generated.ts';
import { refusalOf } from '../data/refusal.ts';
import { type Ask, askAs, type AtDevice, sitAtDevice } from '../test/devices.ts';
import { type RunningServer, startServer } from './server.ts';

/**
 * The one invariant of everything live: whatever happened, what a page has in memory by then is what a page opened now would
 * get. A client, the member who holds the conversation and one who looks on have it open, with the app's own data layer
 * against the product as it is built; others act. A new kind of live change gets a line in `changes`.
 */
describe('after every kind of live change the cache equals a fresh fetch', () => {
  let server: RunningServer;
  let lena: Ask;
  let watching: Record<'chloe' | 'ana' | 'ben', AtDevice>;
  const thread = { id: '' };
  const ids = { support: '', onboarding: '', greta: '', emil: '', members: [] as string[] };

  beforeAll(async () => {
    server = await startServer('cast', { 'pace.personPerSecond': 1000, 'pace.personBurst': 10_000 });
    const { url } = server;
    // One after the other: of the codes that a team's phone gets, the newest works.
    watching = { ana: await sitAtDevice(url, 'Ana', 'member'), ben: await sitAtDevice(url, 'Ben', 'member'), chloe: await sitAtDevice(url, 'Chloe', null) };
    lena = await askAs(url, 'Lena');
    await lookUp();
    thread.id = await begin(watching.chloe, 'Deposit for the new studio');
    for (const { app } of Object.values(watching)) {
      app.account().threads.listen(thread.id, () => undefined);
      app.account().signals.listen(thread.id, () => undefined);
    }
  });
  afterAll(async () => {
    for (const { app } of Object.values(watching ?? {})) app.leave();
    await server?.stop();
  });

  const input = (more: object = {}) => ({ threadId: thread.id, requestId: randomUUID(), ...more });
  const send = async ({ other }: AtDevice, text: string) => other.mutate({ mutation: SendMessageDocument, variables: { input: { threadId: thread.id, clientMessageId: randomUUID(), text, lastSeenSeq: (await now(other)).lastSeq } } });
  const move = async ({ other }: AtDevice, to: TransferThreadInput['to'], more: Partial<TransferThreadInput> = {}) => other.mutate({ mutation: TransferThreadDocument, variables: { input: { ...input(), version: (await now(other)).version ?? 0, to, ...more } } });
  const read = async ({ other }: AtDevice) => other.mutate({ mutation: ReadUpToDocument, variables: { input: { threadId: thread.id, seq: (await now(other)).lastSeq } } });
  const leave = ({ other }: AtDevice) => other.mutate({ mutation: LeaveThreadDocument, variables: { input: input() } });
  const members = (memberIds: string[]) => lena('mutation M($input: SetTeamMembersInput!) { setTeamMembers(input: $input) { id } }', { input: { teamId: ids.support, memberIds } });

  /** In this order: each begins where the one before ended. */
  const changes: [kind: string, deed: () => Promise<unknown>][] = [
    ['the client writes while nobody has it', () => send(watching.chloe, 'Is anybody there?')],
    ['a member takes it', () => move(watching.ana, { self: true })],
    ['the holder answers', () => send(watching.ana, 'I have it in front of me.')],
    ['the client reads it', () => read(watching.chloe)],
    ['the client writes again', () => send(watching.chloe, 'Thank you.')],
    ['the holder reads it on another device', () => read(watching.ana)],
    ['a member who looks on writes a note', () => watching.ben.other.mutate({ mutation: AddNoteDocument, variables: { input: { threadId: thread.id, clientNoteId: randomUUID(), text: 'They want four digits.' } } })],
    ['it is renamed', () => watching.ana.other.mutate({ mutation: RenameThreadDocument, variables: { input: { ...input(), title: 'Deposit, again' } } })],
    ['a colleague is added by name', () => watching.ana.other.mutate({ mutation: AddParticipantsDocument, variables: { input: { ...input(), accountIds: [ids.greta] } } })],
    ['and removed', () => watching.ana.other.mutate({ mutation: RemoveParticipantDocument, variables: { input: { ...input(), accountId: ids.greta } } })],
    ['it is handed to a colleague with a note, and the former holder stays as helper', () => move(watching.ana, { member: watching.ben.id }, { note: 'Bank confirmed, 4471.', keepAsHelper: true })],
    ['the helper leaves', () => leave(watching.ana)],
    ['it goes back to the queue', () => move(watching.ben, { queue: true })],
    ['it is given to a member who is not looking', () => move(watching.ana, { member: ids.emil })],
    ['and is suspended, so that it waits again', () => lena('mutation S($input: SuspendAccountInput!) { suspendAccount(input: $input) { id } }', { input: { accountId: ids.emil } })],
    ['a member is taken out of the team', () => members(ids.members.filter((id) => id !== watching.ben.id))],
    ['and put back', () => members(ids.members)],
    ['somebody else writes to the team', () => beginAsHana()],
    ['it is taken from the line', () => move(watching.ana, { self: true })],
    ['it is ended', async () => watching.ana.other.mutate({ mutation: LeaveAndRemoveAllDocument, variables: { input: { ...input(), lastSeenSeq: (await now(watching.ana.other)).lastSeq, confirmUnread: true } } })],
    ['and that is undone', () => watching.ana.other.mutate({ mutation: UndoLeaveAndRemoveAllDocument, variables: { input: input() } })],
    ['it moves to the queue of another team', () => move(watching.ana, { team: ids.onboarding })],
    ['the client leaves', () => leave(watching.chloe)],
  ];

  test.each(changes)('%s', async (_kind, deed) => {
    await expect.poll(differences, { interval: 300, timeout: 10_000 }).toEqual([]);
    const before = JSON.stringify(await fresh());
    await deed();
    await expect.poll(differences, { interval: 300, timeout: 10_000 }).toEqual([]);
    // Or the change was none, and this shows nothing.
    expect(JSON.stringify(await fresh())).not.toBe(before);
  });

  /** Who has something else in memory than a page opened now would, and what of it. */
  async function differences(): Promise<string[]> {
    const opened = await fresh();
    return Object.entries(watching).flatMap(([name, { app }]) => {
      const out = app.account().threads.of(thread.id).view().status === 'ended';
      const [held, would] = [inCache(app.apollo), opened[name]].map((each) => (out ? readable(each) : each));
      return JSON.stringify(held) === JSON.stringify(would) ? [] : [`${name}: ${firstDifference(held, would, '')}`];
    });
  }

  async function fresh(): Promise<Record<string, unknown>> {
    const opened = await Promise.all(Object.entries(watching).map(async ([name, { anew }]) => {
      const apollo = anew();
      await apollo.query({ query: DeskListsDocument, fetchPolicy: 'network-only' });
      await apollo.query({ query: ThreadDocument, variables: { id: thread.id }, fetchPolicy: 'network-only' }).catch(onlyNotFound);
      const has = inCache(apollo);
      apollo.stop();
      return [name, has] as const;
    }));
    return Object.fromEntries(opened);
  }

  function inCache({ cache }: Pick<AtDevice['app']['apollo'], 'cache'>): unknown {
    const desk = cache.readQuery({ query: DeskListsDocument })?.desk;
    const open = cache.readQuery({ query: ThreadDocument, variables: { id: thread.id } })?.thread ?? null;
    // `at` is of when it was asked, not of what is. Of each other's reading only the furthest is live; the rest comes with the next change.
    return sorted({ desk: desk && { ...desk, at: null }, thread: open && { ...open, participants: open.participants.map((each) => ({ ...each, readUpTo: null })) } });
  }

  async function now(apollo: AtDevice['other']) {
    const { data } = await apollo.query({ query: ThreadDocument, variables: { id: thread.id }, fetchPolicy: 'network-only' });
    if (!data) throw new Error('There is no such thread.');
    return data.thread;
  }

  async function begin({ other }: AtDevice, title: string): Promise<string> {
    const { data } = await other.mutate({ mutation: StartThreadDocument, variables: { input: { clientThreadId: randomUUID(), to: [ids.support], title, text: 'Good morning.' } } });
    return data?.startThread.__typename === 'ThreadStarted' ? data.startThread.thread.id : '';
  }

  async function beginAsHana(): Promise<void> {
    const hana = await sitAtDevice(server.url, 'Hana', null);
    await begin(hana, 'Another');
    hana.app.leave();
  }

  async function lookUp(): Promise<void> {
    const { directory } = await lena('{ directory(first: 100) { items { id party { shortName } } } }');
    const idOf = (name: string) => (directory as { items: { id: string; party: { shortName: string } }[] }).items.find(({ party }) => party.shortName === name)?.id ?? '';
    Object.assign(ids, { support: idOf('Support'), onboarding: idOf('Onboarding'), greta: idOf('Greta'), emil: idOf('Emil') });
    const { account } = await lena('query T($id: ID!) { account(id: $id) { members { id } } }', { id: ids.support });
    // Whoever is suspended meanwhile cannot be made a member.
    ids.members = (account as { members: { id: string }[] }).members.map(({ id }) => id).filter((id) => id !== ids.emil);
  }
});

/** Whoever is out hears nothing newer: what they may still read stays as it is, and what became of it is no news for them. */
function readable(held: unknown): unknown {
  const { desk, thread } = held as { desk: unknown; thread: { entries: unknown } | null };
  return { desk, entries: thread?.entries ?? null };
}

/** Nothing is there for whoever may not see it. Anything else is no answer. */
function onlyNotFound(error: unknown): void {
  if (refusalOf(error).code !== 'NOT_FOUND') throw error;
}

/** Names in order, so that what is alike reads alike. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, sorted(each)]));
}

function firstDifference(held: unknown, now: unknown, at: string): string {
  if (typeof held !== 'object' || typeof now !== 'object' || held === null || now === null) return `${at} is ${JSON.stringify(held)}, and would be ${JSON.stringify(now)}`;
  for (const name of new Set([...Object.keys(held), ...Object.keys(now)])) {
    const [mine, theirs] = [Reflect.get(held, name), Reflect.get(now, name)];
    if (JSON.stringify(mine) !== JSON.stringify(theirs)) return firstDifference(mine, theirs, `${at}.${name}`);
  }
  return at;
}
