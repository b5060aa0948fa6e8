import type { FastifyInstance } from 'fastify';

/**
 * While the server ends, whatever is under way or still comes on an open connection is answered, with the word that the
 * connection takes no more: otherwise one that is kept open unused would keep the server from ending.
 */
export function leaveInOrder(app: FastifyInstance): void {
  let leaving = false;
  app.addHook('preClose', async () => void (leaving = true));
  app.addHook('onSend', async (_request, reply) => {
    if (leaving) reply.header('connection', 'close');
  });
}

/** Ends the server: nobody new gets in, requests under way are finished, and after `patience` milliseconds cut. */
export async function closeWithin(app: FastifyInstance, patience: number): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), patience);
  await app.close().finally(() => clearTimeout(cut));
}
