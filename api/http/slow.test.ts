import { connect } from 'node:net';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { cutSlowBodies } from './slow.ts';

/** Sends headers and half of a body, and says what came back before the connection ended. */
async function halfOf(path: string): Promise<string> {
  const app = Fastify({ forceCloseConnections: true });
  cutSlowBodies(app, 150);
  app.post('/short', async () => 'taken');
  app.post('/long', { config: { takesLong: true } }, async () => 'taken');
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => (answer += data));
  const body = '{"whole":true}';
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 3)}`);
  const late = setTimeout(() => socket.write(body.slice(3)), 400);
  await expect.poll(() => answer, { timeout: 3_000 }).toMatch(/^HTTP/);
  clearTimeout(late);
  socket.destroy();
  await app.close();
  return answer;
}

test('a body that drips is cut with a coded answer, except where a route takes its time', async () => {
  expect(await halfOf('/short')).toMatch(/^HTTP\/1\.1 408 [^]*BAD_USER_INPUT/);
  expect(await halfOf('/long')).toMatch(/^HTTP\/1\.1 200 /);
});

test.each(['/refused', '/refused-long'])('nor is a body read on for ever whose answer has gone out before its end: %s', async (path) => {
  const app = Fastify({ forceCloseConnections: true });
  cutSlowBodies(app, 10_000, 150);
  app.addHook('onRequest', async (_request, reply) => reply.code(403).send('no'));
  app.post('/refused', async () => 'taken');
  app.post('/refused-long', { config: { takesLong: true } }, async () => 'taken');
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  const gone = new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve));
  socket.resume().write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n\r\n`);
  const dripping = setInterval(() => socket.write('x'), 20);
  await gone;
  clearInterval(dripping);
  await app.close();
});
