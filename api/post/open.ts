import type { Config } from '../config.ts';
import type { Door } from '../domain/call.ts';
import type { Post } from '../domain/outside.ts';
import type { Log } from '../log.ts';
import { smsToOutbox, mailToOutbox } from './outbox.ts';
import { smsByHttp } from './sms.ts';
import { mailBySmtp } from './smtp.ts';

/** The two senders that the configuration names: the demo's outbox, or a provider each. */
export function openPost({ sms, mail }: Pick<Config, 'sms' | 'mail'>, door: Door, log: Log): Post {
  return {
    sms: sms.kind === 'outbox' ? smsToOutbox(door) : smsByHttp(sms, log),
    mail: mail.kind === 'outbox' ? mailToOutbox(door) : mailBySmtp(mail, log),
  };
}
