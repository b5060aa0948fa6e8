import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** The phones of everybody, behind a provider of text messages that speaks as production's does. */
export interface Phones {
  url: string;
  /** The newest code that a phone got. Empty: none. */
  codeOn(phone: string): string;
  close(): void;
}

export async function openPhones(): Promise<Phones> {
  const newest = new Map<string, string>();
  const provider = createServer((request, response) => {
    void text(request).then((body) => {
      const form = new URLSearchParams(body);
      const [code = ''] = /\b\d{6}\b/u.exec(form.get('Body') ?? '') ?? [];
      newest.set(form.get('To') ?? '', code);
      response.writeHead(201, { 'content-type': 'application/json' }).end('{"sid":"SM1","status":"queued"}');
    }, () => response.destroy());
  });
  await new Promise<void>((listening) => provider.listen(0, '127.0.0.1', listening));
  const { port } = provider.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    codeOn: (phone) => newest.get(phone) ?? '',
    close: () => {
      provider.closeAllConnections();
      provider.close();
    },
  };
}
