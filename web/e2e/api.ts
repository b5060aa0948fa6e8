import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, print, separateOperations } from 'graphql';

/** What somebody does beside the browsers, over the same public API: an administrator's setup, a colleague's deed. */
export interface Api {
  /** A team account with these members, in a client team with these clients. */
  makeTeam(name: string, members: string[], clients: string[]): Promise<void>;
  transferAs(url: string, by: string, title: string, to: string): Promise<void>;
  addAs(url: string, by: string, title: string, whom: string): Promise<void>;
  /** A client begins a conversation with a team, or writes in one of theirs. */
  startAs(url: string, by: string, team: string, title: string, text?: string): Promise<void>;
  writeAs(url: string, by: string, title: string, text: string): Promise<void>;
}

interface CastEntry {
  id: string;
  shortName: string;
}

/** Signs in as one of the demo's cast, by its one click. */
export async function signedInApi(url: string, shortName: string): Promise<Api> {
  const { cast } = (await (await fetch(`${url}/demo/cast.json`)).json()) as { cast: CastEntry[] };
  const idOf = (name: string) => cast.find((each) => each.shortName === name)?.id ?? '';
  const ask = await asker(url, idOf(shortName));
  return {
    makeTeam: async (name, members, clients) => {
      const made = await ask('mutation Make($input: CreateAccountInput!) { createAccount(input: $input) { id } }', { input: { team: { name, memberIds: members.map(idOf) } } });
      const { id } = made['createAccount'] as { id: string };
      await ask('mutation Group($input: CreateClientTeamInput!) { createClientTeam(input: $input) { id } }', { input: { name: `Clients of ${name}`, memberIds: [id, ...clients.map(idOf)] } });
    },
    transferAs: async (at, by, title, to) => {
      const asked = await asker(at, idOf(by));
      const thread = await threadCalled(asked, title);
      await asked('mutation Move($input: TransferThreadInput!) { transferThread(input: $input) { __typename } }', { input: { threadId: thread.id, requestId: randomUUID(), version: thread.version, to: { member: idOf(to) } } });
    },
    startAs: async (at, by, team, title, text = `${title}, please.`) => {
      const asked = await asker(at, idOf(by));
      const { contacts } = await asked(ofTheApp('Contacts'));
      const found = (contacts as { items: { party: { id: string; name: string } }[] }).items.find(({ party }) => party.name === team);
      await asked(ofTheApp('StartThread'), { input: { clientThreadId: randomUUID(), to: [found?.party.id], title, text } });
    },
    writeAs: async (at, by, title, text) => {
      const asked = await asker(at, idOf(by));
      const { id } = await threadCalled(asked, title, ofTheApp('DeskLists'));
      await asked(ofTheApp('SendMessage'), { input: { threadId: id, clientMessageId: randomUUID(), text, lastSeenSeq: 99 } });
    },
    addAs: async (at, by, title, whom) => {
      const asked = await asker(at, idOf(by));
      const thread = await threadCalled(asked, title);
      await asked('mutation Add($input: AddParticipantsInput!) { addParticipants(input: $input) { __typename } }', { input: { threadId: thread.id, requestId: randomUUID(), accountIds: [idOf(whom)] } });
    },
  };
}

export type Ask = (query: string, variables?: object) => Promise<Record<string, unknown>>;

/** The same API with operations of one's own, as one of the demo's cast. A client may ask only what the app asks. */
export async function askAs(url: string, shortName: string): Promise<Ask> {
  const { cast } = (await (await fetch(`${url}/demo/cast.json`)).json()) as { cast: CastEntry[] };
  return asker(url, cast.find((each) => each.shortName === shortName)?.id ?? '');
}

async function asker(url: string, account: string): Promise<Ask> {
  const opened = await fetch(`${url}/demo/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify({ account }) });
  const cookie = opened.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
  return async (query, variables = {}) => {
    const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url, cookie }, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await answer.json()) as { data?: Record<string, unknown>; errors?: { message: string }[] };
    if (errors || !data) throw new Error(errors?.map((each) => each.message).join('; ') ?? 'no answer');
    return data;
  };
}

/** An operation as the app itself asks it: clients may ask nothing else. */
function ofTheApp(name: string): string {
  const document = separateOperations(parse(readFileSync(join(import.meta.dirname, '../../dist/operations.graphql'), 'utf8')))[name];
  if (!document) throw new Error(`the app has no operation called ${name}`);
  return print(document);
}

async function threadCalled(ask: Ask, title: string, lists = '{ desk { inbox { items { card { id title version } } } } }'): Promise<{ id: string; version: number }> {
  const { desk } = await ask(lists);
  const { inbox } = desk as { inbox: { items: { card: { id: string; title: string; version: number } }[] } };
  const found = inbox.items.find((each) => each.card.title === title);
  if (!found) throw new Error(`nobody holds a thread called ${title}`);
  return found.card;
}
