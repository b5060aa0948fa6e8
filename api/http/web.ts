import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { readCookie } from './cookies.ts';
import { usePlaygroundPolicy } from './headers.ts';
import { refuse } from './refusals.ts';

const YEAR = 365 * 24 * 3600 * 1000;
const HOUR = 3600 * 1000;

/**
 * The web app. Hashed assets are kept for ever; the shell never, and it says nothing about anybody: who is signed in is
 * asked afterwards, so no cache in between can show one person's page to another. Every address that somebody opens in a
 * browser is the shell's, which knows the screens; programs get a clear 404.
 */
export async function serveWeb(app: FastifyInstance, config: Config, webDir: string): Promise<void> {
  const shell = await readPage(join(webDir, 'index.html'), config);
  const playground = await readPage(join(webDir, 'playground.html'), config);
  await app.register(fastifyStatic, { root: webDir, serve: false });

  app.get<{ Params: { '*': string } }>('/assets/*', (request, reply) =>
    reply.sendFile(request.params['*'], join(webDir, 'assets'), { immutable: true, maxAge: YEAR }),
  );
  for (const file of await filesIn(webDir)) app.get(`/${file}`, (_request, reply) => reply.sendFile(file, { maxAge: HOUR }));

  app.get('/playground', (_request, reply) => {
    if (!playground) return refuse(reply, 404);
    usePlaygroundPolicy(reply, config);
    return reply.type('text/html; charset=utf-8').send(playground);
  });
  app.get('/*', (request, reply) => {
    // A stranger at the front door needs the sign-in page, and not all of the app to be sent there by it.
    if (request.url === '/' && shell && isNavigation(request) && readCookie(config, request.headers.cookie, 'session') === null) return reply.redirect('/sign-in');
    if (request.url.startsWith('/graphql')) return refuse(reply.header('allow', 'POST'), 405);
    if (!shell || !isNavigation(request)) return refuse(reply, 404);
    return reply.type('text/html; charset=utf-8').send(shell);
  });
}

/** In the demo sign-in learns that it is one. */
async function readPage(file: string, { mode }: Pick<Config, 'mode'>): Promise<string | null> {
  if (!existsSync(file)) return null;
  const html = await readFile(file, 'utf8');
  return mode === 'demo' ? html.replace('<head>', '<head>\n    <meta name="sb-mode" content="demo" />') : html;
}

/** What lies beside the pages: icons, the manifest. */
async function filesIn(webDir: string): Promise<string[]> {
  const entries = await readdir(webDir, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.html') && !entry.name.startsWith('.')).map((entry) => entry.name);
}

function isNavigation({ headers }: FastifyRequest): boolean {
  return headers['sec-fetch-mode'] === 'navigate' || (headers.accept ?? '').includes('text/html');
}
