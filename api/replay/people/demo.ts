import { Refused } from '../wire/answers.ts';
import { post, read, type Session, withCookies } from '../wire/session.ts';
import type { Devices } from './devices.ts';

/** One member of the demo's cast. */
export interface CastMember {
  id: string;
  shortName: string;
  kind: 'STAFF' | 'CLIENT';
  /** Of staff: the names of the teams whose queue they work. */
  teams: string[];
}

/** Those who can be signed in in one click. Throws a sentence where the server is no demo. */
export async function castOf(server: URL): Promise<CastMember[]> {
  const { answer, body } = await read({ server, cookies: {} }, '/demo/cast.json');
  if (answer.status === 404) {
    throw new Error(`The replay plays the cast of a demo, and ${server.origin} is none: start one with \`npm start\`, without DATABASE_URL, or name it with --url.`);
  }
  const { cast } = (body ?? {}) as { cast?: CastMember[] };
  if (!answer.ok || !cast) throw new Error(`${server.origin} does not tell who its cast is: it answers with ${answer.status}.`);
  return cast;
}

/** A real session, with real cookies, on the device that this person had the last time. */
export async function signIn(server: URL, devices: Devices, accountId: string): Promise<Session> {
  const before: Session = { server, cookies: devices.cookieOf(server, accountId) };
  const { answer } = await post(before, '/demo/sign-in', { account: accountId });
  if (!answer.ok) throw new Refused(`${server.origin} does not sign ${accountId} in: it answers with ${answer.status}.`, 'FORBIDDEN');
  const session = withCookies(before, answer);
  devices.keep(server, accountId, session.cookies);
  return session;
}

/** The newest code that works and went to a phone ending like this one, asked by this person. Null: there is none. */
export async function codeSentTo(server: URL, phoneEnding: string): Promise<string | null> {
  const { body } = await read({ server, cookies: {} }, '/dev/outbox.json');
  const { items = [] } = (body ?? {}) as { items?: { kind: string; to: string; code?: string; state: string; sentAt: string }[] };
  const sent = items.filter(({ kind, to, state, code }) => kind === 'SMS' && to.endsWith(phoneEnding) && state === 'works' && code);
  return sent.toSorted((one, other) => other.sentAt.localeCompare(one.sentAt))[0]?.code ?? null;
}
