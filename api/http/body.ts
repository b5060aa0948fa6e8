import { TextDecoder } from 'node:util';
import type { FastifyInstance } from 'fastify';

const JSON_IN_UTF8 = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/**
 * JSON in UTF-8, uncompressed, and nothing else. A browser cannot send it across origins without asking first, a compressed
 * body cannot grow, and no character set is guessed. Routes with other needs bring a parser of their own.
 */
export function acceptJsonAlone(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
    if (!JSON_IN_UTF8.test(type) || encoding !== 'identity') return done(refusal(415));
    try {
      parse(request, new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body)), done);
    } catch {
      done(refusal(400));
    }
  });
}

function refusal(statusCode: number): Error {
  return Object.assign(new Error(), { statusCode });
}
