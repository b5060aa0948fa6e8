import type { Mail, Outside, Sms } from '../domain/outside.ts';
import { STANDARD } from '../limits.ts';

/** An outside whose messages stay here. */
export interface KeptPost extends Outside {
  mails: Mail[];
  texts: Sms[];
  /** The newest mail to an address. */
  mailTo(email: string): Mail | undefined;
  /** The token in the link of the newest mail to an address that has one. */
  tokenTo(email: string): string;
  /** The code that was sent for a challenge. */
  codeOf(challengeId: string): string;
}

export function keptPost(): KeptPost {
  const mails: Mail[] = [];
  const texts: Sms[] = [];
  return {
    mails, texts,
    post: { sms: async (text) => void texts.push(text), mail: async (mail) => void mails.push(mail) },
    codeKey: Buffer.alloc(32, 3),
    formerCodeKeys: [], limits: STANDARD,
    alarm: () => undefined,
    publicUrl: new URL('https://chat.example'),
    mailTo: (email) => mails.findLast((each) => each.to === email),
    tokenTo: (email) => {
      const link = mails.findLast((each) => each.to === email && each.link !== undefined)?.link;
      return link === undefined ? '' : (new URL(link).searchParams.get('token') ?? '');
    },
    codeOf: (challengeId) => texts.find((each) => each.challengeId === challengeId)?.code ?? '',
  };
}
