import { createClient, type Client } from 'graphql-ws';
import type { PlaygroundViewerQuery } from '../../data/generated.ts';
import { say } from '../../ui/say.ts';
import playgroundViewer from './playground-viewer.graphql?raw';
import { socketUrl } from './socket-url.ts';

/** A token to ask with, and whom it acts as. It lives in memory alone: with the page it is gone. */
export interface TokenInHand {
  secret: string;
  account: string;
  name: string;
}

/** Finds out whom a token acts as. Rejects with a sentence where it opens nothing. */
export async function takeInHand(secret: string): Promise<TokenInHand> {
  const answer = await withToken(secret)('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: playgroundViewer }),
  }).catch(() => null);
  const body = (await answer?.json().catch(() => null)) as { data?: PlaygroundViewerQuery | null; errors?: { message: string; extensions?: { code?: string } }[] } | null;
  const viewer = body?.data?.viewer;
  if (viewer) return { secret, account: viewer.id, name: viewer.party.name };
  const [error] = body?.errors ?? [];
  throw new Error(error?.extensions?.code === 'UNAUTHENTICATED' ? say('shell.playgroundTokenRefused') : (error?.message ?? say('shell.playgroundTokenLost')));
}

/** Asks with the token, and with nothing else: the cookie stays at home. */
export function withToken(secret: string): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${secret}`);
    return fetch(input, { ...init, headers, credentials: 'omit' });
  };
}

/**
 * Sockets as the token. A page cannot send it along with an upgrade, so each socket is opened with a ticket that works
 * once and for half a minute, as a subprotocol beside the real one.
 */
export function socketsWithToken(secret: string): Client {
  let ticket = '';
  class Ticketed extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, [protocol, `ticket.${ticket}`]);
    }
  }
  return createClient({
    url: async () => {
      const answer = await withToken(secret)('/socket-ticket', { method: 'POST' });
      ({ ticket } = (await answer.json()) as { ticket: string });
      return socketUrl();
    },
    webSocketImpl: Ticketed,
  });
}
