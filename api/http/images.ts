import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { imageFor } from '../domain/organisation/image.ts';
import { readCookie } from './cookies.ts';
import { addUploads, type ImageParts } from './images/upload.ts';
import { refuse } from './refusals.ts';
import { refuseFrom } from './refuse-from.ts';

const YEAR = 365 * 24 * 3600;

/** Pictures in, by people and within their rights, and pictures out: the logo to anybody, others to whoever is signed in. */
export function addImages(app: FastifyInstance, parts: ImageParts): void {
  app.get<{ Params: { id: string } }>('/images/:id', (request, reply) => send(parts, request, reply, request.params.id));
  void app.register(async (uploads) => addUploads(uploads, parts));
}

async function send({ config, door, log, paces }: ImageParts, request: FastifyRequest, reply: FastifyReply, id: string): Promise<FastifyReply> {
  try {
    paces.pictures(request);
  } catch (error) {
    return refuseFrom(reply, request, log, error);
  }
  const token = readCookie(config, request.headers.cookie, 'session');
  const image = await door.lookOpen({ address: request.ip, requestId: request.id }, (call) => imageFor(call, id, token));
  if (!image) return refuse(reply, 404);
  reply.headers({
    // Opened by itself it is a picture and nothing else, whatever a browser might make of its bytes.
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': 'inline',
    'cache-control': `private, max-age=${YEAR}, immutable`,
  });
  return reply.type(image.type).send(image.bytes);
}
