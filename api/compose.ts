import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import type { Database } from './db/open.ts';
import { createDoor } from './domain/call.ts';
import { boundHashing } from './domain/access/hashing.ts';
import { recognitionInGroups } from './domain/access/recognition.ts';
import { createGroupWriter } from './domain/messages/group-writer.ts';
import { createSending } from './domain/messages/sending.ts';
import type { Outside } from './domain/outside.ts';
import { openWire } from './domain/wire.ts';
import { buildContract } from './graphql/contract.ts';
import { storedIn } from './graphql/admit/stored.ts';
import { replayed } from './replay/operations.ts';
import { openDemo } from './demo/open.ts';
import { addAuditCsv } from './http/audit-csv.ts';
import { createFilePaces } from './http/file-paces.ts';
import { mountGraphql } from './http/graphql.ts';
import { addImages } from './http/images.ts';
import { addImports } from './http/imports.ts';
import { addTranscript } from './http/transcript.ts';
import { openBus } from './live/bus/bus.ts';
import { createDoorbell } from './live/doorbell.ts';
import { createLive } from './live/live.ts';
import { startInvitations } from './live/invitations.ts';
import { startNotices } from './live/notices.ts';
import { startRounds } from './live/rounds.ts';
import { startScreens } from './live/screens.ts';
import { startSealer } from './live/sealer.ts';
import { startWatchman } from './live/watchman.ts';
import { describe, type Log } from './log.ts';
import { openPost } from './post/open.ts';

/** What is there when the rooms of the house are put into it. */
export interface House {
  app: FastifyInstance;
  config: Config;
  database: Database;
  log: Log;
  /** The documents of the web app: what clients may ask. */
  documents: string;
}

/**
 * Puts the product on the server: the domain behind its door, the doorbell and the watchman beside it, and in front the
 * contract over HTTP and sockets. In the demo its organisation is brought in first. Answers with the lines that a
 * person should read at the start. What is opened here is closed with the server, sockets and streams first.
 */
export async function compose({ app, config, database, log, documents }: House): Promise<string[]> {
  const schema = buildContract();
  boundHashing(config.limits.password.hashesWaiting);
  const house = createDoorbell();
  const bus = config.bus.length > 0 ? openBus({ house, servers: config.bus, key: config.codeKey, log }) : null;
  if (bus) app.addHook('onClose', () => bus.close());
  const bell = bus ?? house;
  const door = createDoor(database.orm, bell);
  const outside: Outside = {
    post: openPost(config, door, log),
    codeKey: config.codeKey,
    formerCodeKeys: config.formerCodeKeys,
    limits: config.limits,
    alarm: (event, fields) => log.warn(event, fields),
    publicUrl: config.publicUrl ?? new URL(`http://localhost:${config.port}`),
  };
  const writer = await createGroupWriter({ connect: database.connect, bell, onError: (error) => log.warn('writer.failed', describe(error)) });
  app.addHook('onClose', () => writer.stop());
  const wire = await openWire(database.connect, (error) => log.warn('recognition.failed', describe(error)));
  app.addHook('onClose', () => wire.close());
  const screens = startScreens(door, (error) => log.error('screens.failed', describe(error)));
  app.addHook('onClose', () => screens.stop());
  const news = await openWire(database.connect, (error) => log.warn('news.failed', describe(error)));
  app.addHook('onClose', () => news.close());
  const live = createLive(door, bell, { screens, news });
  const watchman = await startWatchman(door, bell, (error) => log.error('watchman.failed', describe(error)));
  app.addHook('onClose', () => watchman.stop());
  const sealer = startSealer({
    connect: database.connect,
    // The log, kept elsewhere, is a second witness: `verify-audit --expect` asks for what it says here.
    onSealed: ({ n, hash }) => log.info('audit.sealed', { n, hash }),
    onError: (error) => log.error('sealer.failed', describe(error)),
  });
  app.addHook('onClose', () => sealer.stop());

  const graphql = await mountGraphql({ fastify: app, config, door, sending: createSending(door, writer), recognition: recognitionInGroups(door, wire), live, outside, bell, log, schema, stored: storedIn([documents, ...replayed]) });
  // Not waited for: meanwhile nobody new gets in, and the server has ended once the last socket has.
  app.addHook('preClose', async () => void graphql.stop());
  const paces = createFilePaces(config.limits.pace);
  addImages(app, { config, door, log, paces });
  addAuditCsv(app, { config, door, log, paces });
  addImports(app, { config, door, log, paces });
  addTranscript(app, { config, door, log, paces });
  // Before anybody looks for what there is to be told: what the demo's cast has said was said to nobody who waits for mail.
  const said = config.mode === 'demo' ? await openDemo({ app, config, door, outside }) : [];
  const invitations = startInvitations(outside, door, (error) => log.error('invitations.failed', describe(error)));
  app.addHook('onClose', () => invitations.stop());
  const notices = startNotices({ outside, door, limits: config.limits.notice, onError: (error) => log.error('notices.failed', describe(error)) });
  app.addHook('onClose', () => notices.stop());
  const rounds = startRounds(door, (error) => log.error('rounds.failed', describe(error)));
  app.addHook('onClose', () => rounds.stop());
  return said;
}
