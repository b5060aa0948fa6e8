import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { partiesOf, type PartyView } from '../domain/accounts/find.ts';
import { checkedHours } from '../domain/accounts/given-hours.ts';
import { type Door, SIDE_DOOR } from '../domain/call.ts';
import { forbidden, notFound, Refusal, unauthenticated } from '../domain/errors.ts';
import { organisationName } from '../domain/organisation/organisation.ts';
import { type Transcript, transcript } from '../domain/threads/transcript.ts';
import { isAboutRights } from '../graphql/contract/refusals.ts';
import { describe, type Log } from '../log.ts';
import { askingOf } from './asking.ts';
import type { FilePaces } from './file-paces.ts';
import { refuseFrom } from './refuse-from.ts';
import { createRefusalLog } from './refused.ts';
import { page, plain, type Sheet } from './transcript/sheet.ts';
import { clockOf, namedIn } from './transcript/words.ts';

export interface TranscriptParts {
  config: Pick<Config, 'secureCookies'>;
  door: Door;
  log: Log;
  paces: FilePaces;
}

type Asked = FastifyRequest<{ Params: { id: string; file: string }; Querystring: { notes?: string; zone?: string; save?: string } }>;

/**
 * A conversation to print or to keep, for whoever may read it and as they may: `transcript.html`, a page to print, or with
 * `?save=1` a file; `transcript.txt`, a file. `?notes=1` adds what staff alone see, `?zone=Europe/London` says whose clocks
 * count. Written while it is read: ten thousand messages are never held whole.
 */
export function addTranscript(app: FastifyInstance, { config, door, log, paces }: TranscriptParts): void {
  const onRefused = createRefusalLog(log, door);

  app.get('/threads/:id/:file', async (request: Asked, reply) => {
    const asking = await askingOf(config, door, request, reply);
    const { who, from } = asking;
    try {
      const { id, file } = request.params;
      if (file !== 'transcript.html' && file !== 'transcript.txt') throw notFound();
      if (who === null) throw unauthenticated();
      // A page of somebody else that leads here would get nothing of it, and yet leave a line under our name.
      if (request.headers['sec-fetch-site'] === 'cross-site') throw forbidden('This may not be asked from there.');
      const zone = zoneIn(request.query.zone);
      paces.files(asking);
      const written = await transcript((work) => door.act(who, from, work), id, request.query.notes === '1' ? 'WITH_NOTES' : 'PUBLIC');
      const nonce = randomBytes(16).toString('base64');
      const sheet = file === 'transcript.txt' ? plain : page(nonce);
      const text = Readable.from(writing(door, written, { sheet, zone, hasNotes: request.query.notes === '1' }), { objectMode: false }).once('error', (error) => log.warn('download.broken', { requestId: request.id, ...describe(error) }));
      return await asFile(reply, request, written.at, nonce).send(text);
    } catch (error) {
      if (error instanceof Refusal && isAboutRights(error.code)) onRefused({ code: error.code, field: 'threads/transcript', who, from });
      return refuseFrom(reply, request, log, error);
    }
  });
}

/** What somebody wrote is on that page: it may show text and its own style, and nothing else, whatever the text is. */
function asFile(reply: FastifyReply, { params: { file }, query }: Asked, at: Date, styleNonce: string): FastifyReply {
  const kept = file === 'transcript.txt' || query.save === '1';
  const ending = file === 'transcript.txt' ? 'txt' : 'html';
  return reply
    .type(ending === 'txt' ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8')
    .header('content-security-policy', `default-src 'none'; style-src 'nonce-${styleNonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`)
    .header('content-disposition', kept ? `attachment; filename="conversation-${at.toISOString().slice(0, 10)}.${ending}"` : 'inline');
}

interface Writing {
  sheet: Sheet;
  zone: string;
  hasNotes: boolean;
}

async function* writing(door: Door, { thread, at, pieces }: Transcript, { sheet, zone, hasNotes }: Writing): AsyncGenerator<string> {
  const clock = clockOf(zone);
  const [organisation, parties] = await door.lookOpen(SIDE_DOOR, async (call) => [await organisationName(call), await partiesOf(call, [thread.teamId, thread.clientId].filter((id) => id !== null))] as const);
  const names = new Map(parties.map((party) => [party.id, party]));
  const sides = [thread.teamId, thread.clientId].flatMap((id) => names.get(id ?? '')?.name ?? []);
  yield sheet.begin({ title: thread.title, organisation, with: sides, at, hasNotes }, clock);
  let day = '';
  for await (const entries of pieces) {
    await learn(door, names, entries.flatMap(namedIn));
    let text = '';
    for (const entry of entries) {
      if (clock.day(entry.at) !== day) text += sheet.day((day = clock.day(entry.at)));
      text += sheet.entry(entry, names, clock);
    }
    yield text;
  }
  yield sheet.end();
}

async function learn(door: Door, names: Map<string, PartyView>, ids: readonly string[]): Promise<void> {
  const unknown = [...new Set(ids)].filter((id) => !names.has(id));
  if (unknown.length === 0) return;
  for (const party of await door.lookOpen(SIDE_DOOR, (call) => partiesOf(call, unknown))) names.set(party.id, party);
}

function zoneIn(given: string | undefined): string {
  return given === undefined ? 'UTC' : checkedHours('zone', { timeZone: given, intervals: [] }).timeZone;
}
