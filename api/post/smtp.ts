import { createTransport } from 'nodemailer';
import type { MailConfig } from '../config.ts';
import { Refusal } from '../domain/errors.ts';
import type { Post } from '../domain/outside.ts';
import { describe, type Log } from '../log.ts';
import { maskedEmail } from './masked.ts';

type Smtp = Extract<MailConfig, { kind: 'smtp' }>;

/** Milliseconds for each step of the conversation. */
const PATIENCE = 10_000;

/**
 * Hands mails to the configured server: over TLS from the start (smtps), or with STARTTLS where the server offers it.
 * UNAVAILABLE where it does not take one.
 */
export function mailBySmtp({ url, from }: Smtp, log: Log, patience = PATIENCE): Post['mail'] {
  const transport = createTransport({
    url: url.href,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // A mail is made of the text that we give it; nothing in it is ever fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return async ({ to, toName, subject, text, link, id }) => {
    const body = link === undefined ? text : `${text}\n\n${link}`;
    try {
      await transport.sendMail({ from, to: { name: toName, address: to }, subject, text: `${body}\n`, ...(id === undefined ? {} : { messageId: `<${id}@${hostOf(from)}>` }) });
      log.info('mail.sent', { to: maskedEmail(to) });
    } catch (error) {
      // A mail server's sentence often repeats the address.
      const { error: name, code } = describe(error);
      log.error('mail.failed', { to: maskedEmail(to), error: name, code });
      throw new Refusal('UNAVAILABLE', 'The mail could not be sent at this moment. Try again in a minute.', { seconds: 60 });
    }
  };
}

/** Of the sender's address. */
function hostOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
}
