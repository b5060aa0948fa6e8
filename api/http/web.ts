import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
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

  app.get('/playground', (request, reply) => {
    if (!playground) return refuse(reply, 404);
    usePlaygroundPolicy(reply, config);
    return reply.type('text/html; charset=utf-8').send(playground(request.styleNonce));
  });
  app.get('/*', (request, reply) => {
    if (request.url.startsWith('/graphql')) return refuse(reply.header('allow', 'POST'), 405);
    if (!shell || !isNavigation(request)) return refuse(reply, 404);
    return reply.type('text/html; charset=utf-8').send(shell(request.styleNonce));
  });
}

type Page = (nonce: string) => string;

/** The nonce goes into a meta tag, where the app's own styles find it; in the demo sign-in also learns that it is one. */
async function readPage(file: string, { mode }: Pick<Config, 'mode'>): Promise<Page | null> {
  if (!existsSync(file)) return null;
  const html = await readFile(file, 'utf8');
  const demo = mode === 'demo' ? '\n    <meta name="sb-mode" content="demo" />' : '';
  return (nonce) => html.replace('<head>', () => `<head>\n    <meta name="sb-nonce" content="${nonce}" />${demo}`);
}

/** What lies beside the pages: icons, the manifest. */
async function filesIn(webDir: string): Promise<string[]> {
  const entries = await readdir(webDir, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.html') && !entry.name.startsWith('.')).map((entry) => entry.name);
}

function isNavigation({ headers }: FastifyRequest): boolean {
  return headers['sec-fetch-mode'] === 'navigate' || (headers.accept ?? '').includes('text/html');
}
