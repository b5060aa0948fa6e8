import type { Door, From } from '../domain/call.ts';
import { networkOf } from '../domain/access/network.ts';
import { apiTokenBySecret } from '../domain/access/use-api-token.ts';
import { Refusal } from '../domain/errors.ts';
import type { AskersPaces } from '../graphql/admit/paces.ts';
import type { Asking } from '../graphql/context.ts';

/** The secret of an `Authorization: Bearer …`, empty if it says none. Null: no bearer; other schemes are a proxy's business. */
export function bearerIn(authorization: string | undefined): string | null {
  return /^\s*bearer(?=\s|$)(.*)$/i.exec(authorization ?? '')?.[1]?.trim() ?? null;
}

/** A token was shown that opens nothing. */
export class RefusedToken extends Refusal {
  constructor(readonly from: From) {
    super('UNAUTHENTICATED', 'This token opens nothing: it is unknown, or has expired or been revoked.');
  }
}

/**
 * Who asks with a token. One that is unknown, expired or revoked is refused whatever is asked: whoever shows it should
 * hear that it does not work, and not be taken for somebody without. Cookies are neither read nor set. Only what asks
 * for scopes may take tokens at all: the contract does, routes beside it are for people.
 */
export async function askingWith({ door, paces }: { door: Door; paces: AskersPaces }, from: From, secret: string): Promise<Asking & { token: string }> {
  const good = await door.lookOpen(from, (call) => apiTokenBySecret(call, secret));
  if (good === null) {
    // Nobody is signed in, so it counts for the network: guessing has the pace of everything else that nobody asks.
    paces.network.take(networkOf(from.address));
    throw new RefusedToken(from);
  }
  const { token, account } = good;
  return { who: { session: token }, known: account, token, from, browser: { deviceToken: null, formerSessionId: null, agent: null }, cookies: null };
}
