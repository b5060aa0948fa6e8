import type { SmsConfig } from '../config.ts';
import { Refusal } from '../domain/errors.ts';
import type { Post } from '../domain/outside.ts';
import { describe, type Log } from '../log.ts';
import { maskedPhone } from './masked.ts';

type HttpSms = Extract<SmsConfig, { kind: 'http' }>;

/** Milliseconds: somebody waits at a screen for the answer. */
const PATIENCE = 8_000;

/**
 * Hands text messages to a provider that speaks Twilio's Messages API. UNAVAILABLE where it does not take one: the
 * person is told so and can ask again. It is not tried twice here, since a message that timed out may have gone out.
 */
export function smsByHttp({ url, accountSid, authToken, from }: HttpSms, log: Log, patience = PATIENCE): Post['sms'] {
  const address = `${url.href.replace(/\/$/, '')}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

  return async ({ to, text }) => {
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { authorization, accept: 'application/json' },
        body: new URLSearchParams({ To: to, From: from, Body: text }),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      });
      const answer = await response.text();
      if (response.ok) return log.info('sms.sent', { to: maskedPhone(to) });
      log.error('sms.refused', { to: maskedPhone(to), status: response.status, providerCode: providerCodeOf(answer) });
    } catch (error) {
      log.error('sms.failed', { to: maskedPhone(to), ...describe(error) });
    }
    throw new Refusal('UNAVAILABLE', 'The code could not be sent at this moment. Try again in a minute.', { seconds: 60 });
  };
}

/** The provider's number for what went wrong. Its sentence repeats the phone number, so it stays out of the log. */
function providerCodeOf(answer: string): number | null {
  try {
    const parsed: unknown = JSON.parse(answer);
    return typeof parsed === 'object' && parsed !== null && 'code' in parsed && typeof parsed.code === 'number' ? parsed.code : null;
  } catch {
    return null;
  }
}
