import type { From } from '../domain/call.ts';
import { networkOf } from '../domain/access/network.ts';
import { createPaces } from '../graphql/admit/paces.ts';
import type { Log } from '../log.ts';

/**
 * Says in the log that a token was shown which opens nothing: a program that nobody told of a revocation, or somebody
 * who tries. Some lines for each network and then one a minute, so that whoever tries does not fill the log.
 */
export function createRefusedTokens(log: Log): (from: From) => void {
  const paces = createPaces({ perSecond: 1 / 60, burst: 10 });
  return ({ address, requestId }) => {
    if (!paces.allows(networkOf(address))) return;
    log.warn('token.refused', { address, requestId });
  };
}
