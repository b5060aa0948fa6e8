import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { Door } from '../domain/call.ts';
import { badInput, forbidden, notFound, Refusal, unauthenticated } from '../domain/errors.ts';
import { type Doors, IMPORT_KINDS } from '../domain/imports/import.ts';
import { exportDirectory } from '../domain/imports/out/directory-csv.ts';
import { type Download, importResult } from '../domain/imports/out/result-csv.ts';
import { uploadImport } from '../domain/imports/upload-import.ts';
import type { Limits } from '../limits.ts';
import { describe, type Log } from '../log.ts';
import { askingOf } from './asking.ts';
import type { FilePaces } from './file-paces.ts';
import { isOwnOrigin } from './origin.ts';
import { refuseFrom } from './refuse-from.ts';

export interface ImportParts {
  config: Pick<Config, 'secureCookies' | 'origins' | 'limits'>;
  door: Door;
  log: Log;
  paces: FilePaces;
}

const CSV = /^text\/csv\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/**
 * Files in and files out, by routes of their own: a file is read as it comes and written as it goes, and is never held
 * whole. All other routes take JSON alone. Who may is asked with every piece.
 */
export function addImports(app: FastifyInstance, { config, door, log, paces }: ImportParts): void {
  const { importBytes, importRows } = config.limits.upload;

  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, body, done) => done(null, body));
    // Its own size is counted as it is read.
    scope.post('/imports', { bodyLimit: Number.MAX_SAFE_INTEGER, config: { takesLong: true } }, async (request, reply) => {
      const late = cutWhenLate(request, config.limits.http);
      try {
        return await reply.code(201).send(await upload(request, reply));
      } catch (error) {
        return request.raw.destroyed && !request.raw.complete ? brokenOff(request, reply) : refuseFrom(reply, request, log, error);
      } finally {
        late.forget();
      }
    });
  });
  app.get('/exports/directory.csv', (request, reply) => download(request, reply, exportDirectory));
  app.get<{ Params: { id: string } }>('/imports/:id/result.csv', (request, reply) => download(request, reply, (doors) => importResult(doors, request.params.id)));

  /** Nobody is there any more to be answered, and it is no fault of ours. */
  function brokenOff({ id }: FastifyRequest, reply: FastifyReply): FastifyReply {
    log.info('upload.broken', { requestId: id });
    return reply.hijack();
  }

  async function upload(request: FastifyRequest, reply: FastifyReply): Promise<{ importId: string }> {
    const { origin, 'content-type': type = '', 'content-encoding': encoding = 'identity', 'content-length': length } = request.headers;
    if (!isOwnOrigin(config, origin)) throw forbidden('This may not be asked from there.');
    if (!CSV.test(type) || encoding !== 'identity') throw badInput('file', 'A file is sent as text/csv in UTF-8, not compressed.');
    if (Number(length) > importBytes) throw badInput('file', `The file is larger than ${importBytes / 1024 / 1024} MB.`);
    const { kind, name } = asked(request.query);
    return uploadImport(await doorsOf(request, reply), { kind, name, bytes: request.raw.iterator({ destroyOnReturn: false }), most: { bytes: importBytes, rows: importRows } });
  }

  /** Whoever may not have it learns what everybody learns who asks for what is not there. */
  async function download(request: FastifyRequest, reply: FastifyReply, open: (doors: Doors) => Promise<Download>): Promise<FastifyReply> {
    try {
      const { fileName, text } = await open(await doorsOf(request, reply));
      return await reply.type('text/csv; charset=utf-8').header('content-disposition', attachment(fileName)).send(streamOf(request, text));
    } catch (error) {
      return refuseFrom(reply, request, log, error instanceof Refusal && error.code !== 'RATE_LIMITED' ? notFound() : error);
    }
  }

  /** What breaks off in the middle cannot be answered any more: the connection is cut, so that nobody takes half for the whole. */
  function streamOf({ id }: FastifyRequest, text: AsyncIterable<string>): Readable {
    return Readable.from(text, { objectMode: false }).once('error', (error) => log.warn('download.broken', { requestId: id, ...describe(error) }));
  }

  async function doorsOf(request: FastifyRequest, reply: FastifyReply): Promise<Doors> {
    const asking = await askingOf(config, door, request, reply);
    const { who, from } = asking;
    if (who === null) throw unauthenticated();
    paces.files(asking);
    return { act: (work) => door.act(who, from, work), actOpen: (work) => door.actOpen(from, work) };
  }
}

function asked(query: unknown) {
  const { kind, name } = Object(query) as Record<string, unknown>;
  const known = IMPORT_KINDS.find((each) => each === kind);
  if (!known || typeof name !== 'string') throw badInput('kind', 'Say in the address what the rows are and how the file is called: ?kind=CLIENTS&name=clients.csv');
  return { kind: known, name };
}

/** With the name as it is for those who can read it, and one without signs for the rest. */
function attachment(fileName: string): string {
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${fileName.replace(/[^\w.-]+/g, '_')}"; filename*=UTF-8''${encoded}`;
}

function cutWhenLate({ raw }: FastifyRequest, { fileWait, filePause }: Limits['http']): { forget(): void } {
  const cut = () => void raw.destroy();
  const altogether = setTimeout(cut, fileWait);
  raw.socket.setTimeout(filePause).on('timeout', cut);
  return {
    forget: () => {
      clearTimeout(altogether);
      raw.socket.setTimeout(0).off('timeout', cut);
    },
  };
}
