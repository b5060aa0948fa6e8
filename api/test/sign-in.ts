import { DEMO_PASSWORD } from '../demo/cast.ts';
import type { Browser } from '../domain/access/session.ts';
import { confirmCode, signIn, type SignedInView } from '../domain/access/sign-in.ts';
import type { From } from '../domain/call.ts';
import { FROM, type House } from './cast.ts';

/** A challenge and the code that was sent for it. */
export interface Sent {
  challengeId: string;
  code: string;
}

export const NEW_BROWSER: Browser = { deviceToken: null, formerSessionId: null, agent: 'a browser of the tests' };

/** The first step, and a look at the phone. */
export async function codeSentTo(house: House, email: string, from: From = FROM): Promise<Sent> {
  const challenge = await signIn(house.outside, house.door, from, { email, password: DEMO_PASSWORD });
  if (challenge.is !== 'CodeChallenge') throw new Error(challenge.message);
  return sentFor(house, challenge.challengeId);
}

/** The code of a challenge, as it stands in the outbox. */
export async function sentFor(house: House, challengeId: string): Promise<Sent> {
  const [sms] = await house.sql<{ code: string }>('select code from outbox where challenge_id = $1', [challengeId]);
  return { challengeId, code: sms?.code ?? '' };
}

/** Any code but this one. */
export function another({ challengeId, code }: Sent): Sent {
  return { challengeId, code: code === '000000' ? '000001' : '000000' };
}

export function confirm(house: House, sent: Sent, browser: Browser = NEW_BROWSER, from: From = FROM) {
  return house.door.actOpen(from, (call) => confirmCode(house.outside, call, { ...sent, ...browser }));
}

/** Both steps. */
export async function signedIn(house: House, email: string, browser: Browser = NEW_BROWSER): Promise<SignedInView> {
  const result = await confirm(house, await codeSentTo(house, email), browser);
  if (result.is !== 'SignedIn') throw new Error(result.message);
  return result;
}
