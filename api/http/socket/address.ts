import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/**
 * The caller's address, as fastify finds it for requests: the nearest one that no trusted proxy vouches for. Anybody
 * can write X-Forwarded-For, so it counts only as far as it comes from proxies that are named in the configuration.
 */
export function addressOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, trusted: readonly string[]): string | null {
  const proxies = listOf(trusted);
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',').map((each) => each.trim()).filter(Boolean);
  let address = request.socket.remoteAddress ?? null;
  while (address !== null && isAmong(proxies, address)) {
    const before = forwarded.pop();
    if (before === undefined || isIP(before) === 0) break;
    address = before;
  }
  return address;
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

function isAmong(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
