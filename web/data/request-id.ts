/**
 * A UUID made on this device, for messages, notes, threads and deeds: repeating it repeats nothing.
 * `crypto.randomUUID` exists in secure contexts alone, so over plain http on a local network the bytes are set by hand.
 */
export function newId(): string {
  return typeof crypto.randomUUID === 'function' ? crypto.randomUUID() : uuidOf(crypto.getRandomValues(new Uint8Array(16)));
}

/** Version 4, variant 1, as RFC 9562 writes it. */
export function uuidOf(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte, at) => {
    const marked = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, '0');
  }).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
