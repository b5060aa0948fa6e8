import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../../config.ts';
import { refuseStale } from '../../domain/access/step-up.ts';
import { pictured, setAvatar } from '../../domain/accounts/avatar.ts';
import type { Call, Door, From, Who } from '../../domain/call.ts';
import { badInput, rateLimited, Refusal, unauthenticated } from '../../domain/errors.ts';
import { refuseOthers, setLogo } from '../../domain/organisation/logo.ts';
import { ADMINISTRATION } from '../../graphql/contract/freshness.ts';
import { asSent } from '../../graphql/errors.ts';
import { refuseStaleForOthers } from '../../graphql/organisation/pictures.ts';
import { describe, type Log } from '../../log.ts';
import { sessionIn } from '../asking.ts';
import type { FilePaces } from '../file-paces.ts';
import { isOwnOrigin } from '../origin.ts';
import { drain, sayWhen } from '../refusals.ts';
import { redraw, TYPES, type Use } from './redraw.ts';

/** What pictures are handed in by. */
export interface ImageParts {
  config: Pick<Config, 'secureCookies' | 'origins' | 'limits'>;
  door: Door;
  log: Log;
  paces: FilePaces;
}

/** What an upload is for. */
interface Upload {
  who: Who;
  from: From;
  use: Use;
  /** Whose avatar; null: one's own. */
  accountId: string | null;
}

/**
 * An upload asks for our own page and a session before its first byte is read, and for the right to set the picture
 * before it is decoded; it is kept as the server has drawn it, and shown from then on.
 */
export function addUploads(uploads: FastifyInstance, parts: ImageParts): void {
  const { config, door, log, paces } = parts;
  const { imageBytes, imagePixels } = config.limits.upload;
  const asked = new WeakMap<FastifyRequest, Upload>();
  const busy = new Set<string>();

  uploads.removeAllContentTypeParsers();
  uploads.addContentTypeParser(TYPES, { parseAs: 'buffer', bodyLimit: imageBytes }, (_request, body, done) => done(null, body));
  uploads.setErrorHandler(async (error, request, reply) => {
    const refusal = refusalOf(error, imageBytes);
    const sent = asSent(refusal ?? error, (cause) => log.error('http.failed', { requestId: request.id, method: request.method, ...describe(cause) }));
    await drain(request);
    return sayWhen(reply, sent).code(statusOf(String(sent.extensions?.['code']), error)).type('application/json; charset=utf-8').send({ errors: [sent] });
  });

  uploads.addHook('onRequest', async (request) => {
    paces.pictures(request);
    if (!isOwnOrigin(config, request.headers.origin)) throw new Refusal('FORBIDDEN', 'This may not be asked from there.');
    const from = { address: request.ip, requestId: request.id };
    const session = await sessionIn(config, door, from, request.headers.cookie);
    if (session === null) throw unauthenticated();
    asked.set(request, { who: { session: session.sessionId }, from, ...whatFor(request.query) });
  });

  uploads.post('/images', { bodyLimit: imageBytes }, async (request) => {
    const upload = asked.get(request);
    if (!upload || !Buffer.isBuffer(request.body)) throw badInput('body', 'There is no picture.');
    const me = await door.look(upload.who, upload.from, async (call) => {
      await refuseEarly(call, upload);
      return call.actor.id;
    });
    // One at a time for each person: whoever sends many keeps nobody but themself waiting.
    if (busy.has(me)) throw rateLimited('A picture of yours is on its way. Send the next one after it.', 2);
    busy.add(me);
    try {
      const picture = await redraw(request.body, typeOf(request), upload.use, imagePixels);
      const path = await door.act(upload.who, upload.from, async (call) => {
        await refuseEarly(call, upload);
        return upload.use === 'logo' ? setLogo(call, picture) : setAvatar(call, { accountId: upload.accountId, picture });
      });
      return { path };
    } finally {
      busy.delete(me);
    }
  });
}

/** Asked before the work of decoding, and again in the transaction of the deed. */
async function refuseEarly(call: Call, { use, accountId }: Upload): Promise<void> {
  if (use === 'logo') {
    refuseOthers(call);
    return refuseStale(call, ADMINISTRATION);
  }
  await pictured(call, accountId);
  await refuseStaleForOthers(call, accountId);
}

function whatFor(query: unknown): Pick<Upload, 'use' | 'accountId'> {
  const { for: use, account = null } = { ...(query as Record<string, unknown>) };
  if (use !== 'avatar' && use !== 'logo') throw badInput('for', 'Say what the picture is for: avatar or logo.');
  if (account !== null && typeof account !== 'string') throw badInput('account', 'Name one account.');
  return { use, accountId: account };
}

/** Of what the framework refuses by itself, the two that people meet get a sentence of their own. */
function refusalOf(error: unknown, most: number): Refusal | null {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 0;
  if (status === 413) return badInput('body', `This picture is too large: ${most / 1024 / 1024} MB at most.`);
  if (status === 415) return badInput('body', 'PNG, JPEG and WebP are taken, not compressed any further.');
  return status >= 400 && status < 500 ? badInput('body', 'The request could not be read.') : null;
}

const STATUS: Record<string, number> = {
  UNAUTHENTICATED: 401, FORBIDDEN: 403, STEP_UP_REQUIRED: 403, NOT_FOUND: 404, BAD_USER_INPUT: 400, RATE_LIMITED: 429, UNAVAILABLE: 503, INTERNAL_SERVER_ERROR: 500,
};

function statusOf(code: string, error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 0;
  return status >= 400 && status < 500 ? status : (STATUS[code] ?? 400);
}

function typeOf({ headers }: FastifyRequest): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
