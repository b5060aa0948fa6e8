import type { FastifyInstance } from 'fastify';
import { refuse } from './refusals.ts';

/** For whoever watches the server: alive as long as it answers at all, ready while it can do its work. */
export function addHealth(app: FastifyInstance, isReady: () => Promise<boolean>): void {
  app.get('/livez', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => ((await isReady()) ? { status: 'ready' } : refuse(reply, 503)));
}
