import WebSocket from 'ws';
import { makeApollo } from '../data/apollo.ts';
import type { Data } from '../data/data.ts';
import { makeConnection } from '../data/live-connection.ts';
import { makeStepUp } from '../data/step-up.ts';
import { deviceAt, openApp } from './someone.ts';
import { codeFor } from '../e2e/people.ts';

export type Ask = (query: string, variables?: object) => Promise<Record<string, unknown>>;

/** Somebody signed in without a browser: the app's own data layer as a page has it, and the API as a program asks it. */
export interface AtDevice {
  id: string;
  /** Another device of the same person: with the app's own documents, since clients may ask nothing else. */
  other: Data['apollo'];
  app: Data & { leave: () => void };
  /** Another page, opened now: it knows nothing yet and asks for everything. */
  anew: () => Data['apollo'];
}

export async function sitAtDevice(url: string, shortName: string, member: 'member' | null): Promise<AtDevice> {
  const { id, cookie } = await sessionOf(url, shortName);
  const headers = { cookie, origin: url };
  class Socket extends WebSocket {
    constructor(address: string, protocols?: string | string[]) {
      super(address, protocols, { headers });
    }
  }
  const device = {
    ...deviceAt({ httpUrl: `${url}/graphql`, socketUrl: `${url.replace('http', 'ws')}/graphql` }),
    webSocket: Socket,
    fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), ...headers } }),
  };
  if (member) await openQueues(url, asking(url, cookie));
  const anew = () => makeApollo(device, makeConnection(device, () => Promise.resolve(true)), makeStepUp());
  return { id, other: anew(), app: await openApp(device), anew };
}

/** Somebody of the firm, signed in by the demo's one click, and only to ask. */
export async function askAs(url: string, shortName: string): Promise<Ask> {
  return asking(url, (await sessionOf(url, shortName)).cookie);
}

async function sessionOf(url: string, shortName: string): Promise<{ id: string; cookie: string }> {
  const { cast } = (await (await fetch(`${url}/demo/cast.json`)).json()) as { cast: { id: string; shortName: string }[] };
  const id = cast.find((each) => each.shortName === shortName)?.id ?? '';
  const opened = await fetch(`${url}/demo/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify({ account: id }) });
  return { id, cookie: opened.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ') };
}

function asking(url: string, cookie: string): Ask {
  return async (query, variables = {}) => {
    const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url, cookie }, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await answer.json()) as { data?: Record<string, unknown>; errors?: { message: string }[] };
    if (errors || !data) throw new Error(errors?.map((each) => each.message).join('; ') ?? 'no answer');
    return data;
  };
}

/** With the code of each team's phone, for the teams that ask for one. */
async function openQueues(url: string, ask: Ask): Promise<void> {
  const { viewer } = await ask('{ viewer { teams { open team { id name } } } }');
  for (const { open, team } of (viewer as { teams: { open: boolean; team: { id: string; name: string } }[] }).teams) {
    if (open) continue;
    const { requestTeamAccess } = await ask('mutation R($team: ID!) { requestTeamAccess(input: { teamId: $team }) { ... on CodeChallenge { challengeId } } }', { team: team.id });
    await ask('mutation C($input: ConfirmTeamAccessInput!) { confirmTeamAccess(input: $input) { __typename } }', { input: { ...(requestTeamAccess as object), code: await codeFor(url, team.name) } });
  }
}
