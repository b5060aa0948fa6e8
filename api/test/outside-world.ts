import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** Phones and mailboxes of a production: a real mail server, and a provider of text messages that speaks as ours does. */
export interface OutsideWorld {
  smtpUrl: string;
  smsUrl: string;
  /** The newest code that a phone got. */
  codeOn(phone: string): string;
  /** The newest link in a mailbox whose path begins so. */
  tokenFor(address: string, path: string): string;
  close(): Promise<void>;
}

export async function openOutsideWorld(): Promise<OutsideWorld> {
  const texts: { to: string; body: string }[] = [];
  const letters: { to: string[]; body: string }[] = [];

  const provider = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    texts.push({ to: form.get('To') ?? '', body: form.get('Body') ?? '' });
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ sid: 'SM1', status: 'queued' }));
  });
  const post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      void text(stream).then((body) => (letters.push({ to, body: body.replace(/=\r?\n/g, '').replaceAll('=3D', '=') }), done()), done);
    },
  });
  await new Promise<void>((listening) => provider.listen(0, '127.0.0.1', listening));
  await new Promise<void>((listening) => post.listen(0, '127.0.0.1', () => listening()));
  const portOf = (address: AddressInfo | string | null) => (typeof address === 'object' ? address?.port : undefined);

  return {
    smtpUrl: `smtp://127.0.0.1:${portOf(post.server.address())}`,
    smsUrl: `http://127.0.0.1:${portOf(provider.address())}`,
    codeOn: (phone) => /\b\d{6}\b/.exec(texts.findLast(({ to }) => to === phone)?.body ?? '')?.[0] ?? '',
    tokenFor: (address, path) => new RegExp(`/${path}\\?token=([\\w-]{43})`).exec(letters.findLast(({ to }) => to.includes(address))?.body ?? '')?.[1] ?? '',
    close: async () => {
      provider.closeAllConnections();
      await new Promise((closed) => provider.close(closed));
      await new Promise<void>((closed) => post.close(closed));
    },
  };
}
