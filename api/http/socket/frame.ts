/** A whole WebSocket text frame, as servers send them, unmasked: written once, it goes to as many sockets as one likes. */
export function textFrame(...parts: readonly (string | Buffer)[]): Buffer {
  const pieces = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
  const length = pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return Buffer.concat([headerOf(length), ...pieces]);
}

const TEXT_AND_LAST = 0x81;

function headerOf(length: number): Buffer {
  if (length < 126) return Buffer.from([TEXT_AND_LAST, length]);
  if (length < 0x10000) return Buffer.from([TEXT_AND_LAST, 126, length >> 8, length & 0xff]);
  const header = Buffer.alloc(10);
  header.writeUInt8(TEXT_AND_LAST, 0);
  header.writeUInt8(127, 1);
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
