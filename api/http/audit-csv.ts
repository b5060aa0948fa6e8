import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { partiesOf } from '../domain/accounts/find.ts';
import { exportAudit } from '../domain/audit/export.ts';
import type { AuditFilter } from '../domain/audit/filter.ts';
import type { AuditRow } from '../domain/audit/lines.ts';
import { type Door, SIDE_DOOR } from '../domain/call.ts';
import { badInput, forbidden, Refusal, unauthenticated } from '../domain/errors.ts';
import { csvLine, MARK } from '../domain/imports/out/csv.ts';
import { isAboutRights } from '../graphql/contract/refusals.ts';
import { describe, type Log } from '../log.ts';
import { askingOf } from './asking.ts';
import type { FilePaces } from './file-paces.ts';
import { refuseFrom } from './refuse-from.ts';
import { createRefusalLog } from './refused.ts';

export interface AuditCsvParts {
  config: Pick<Config, 'secureCookies'>;
  door: Door;
  log: Log;
  paces: FilePaces;
}

const HEAD = ['Time (UTC)', 'Deed', 'Person', 'Person id', 'Target', 'Target id', 'Team', 'Thread id', 'Via token', 'Before', 'After', 'Address', 'Request id', 'Seal'];

/** The audit as a file, with the filters of `auditLines`, read and written a piece at a time: a million lines are never held whole. */
export function addAuditCsv(app: FastifyInstance, { config, door, log, paces }: AuditCsvParts): void {
  const onRefused = createRefusalLog(log, door);

  app.get('/exports/audit.csv', async (request, reply) => {
    const asking = await askingOf(config, door, request, reply);
    const { who, from } = asking;
    try {
      if (who === null) throw unauthenticated();
      // A page of somebody else that leads here would get nothing of it, and yet leave a line under our name.
      if (request.headers['sec-fetch-site'] === 'cross-site') throw forbidden('This may not be asked from there.');
      paces.files(asking);
      const { at, pieces } = await exportAudit((work) => door.act(who, from, work), filterIn(request));
      const text = Readable.from(csvOf(door, pieces), { objectMode: false }).once('error', (error) => log.warn('download.broken', { requestId: request.id, ...describe(error) }));
      return await reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="audit-${at.toISOString().slice(0, 10)}.csv"`).send(text);
    } catch (error) {
      if (error instanceof Refusal && isAboutRights(error.code)) onRefused({ code: error.code, field: 'exports/audit.csv', who, from });
      return refuseFrom(reply, request, log, error);
    }
  });
}

async function* csvOf(door: Door, pieces: AsyncIterable<AuditRow[]>): AsyncGenerator<string> {
  yield MARK + csvLine(HEAD);
  for await (const rows of pieces) {
    const ids = new Set(rows.flatMap(({ actorId, teamId }) => [actorId, teamId]).filter((id) => id !== null));
    const parties = await door.lookOpen(SIDE_DOOR, (call) => partiesOf(call, [...ids]));
    const names = new Map(parties.map(({ id, name }) => [id, name]));
    yield rows.map((row) => csvLine([
      row.at.toISOString(), row.deed, names.get(row.actorId ?? '') ?? '', row.actorId, row.targetName, row.targetId, names.get(row.teamId ?? '') ?? '',
      row.threadId, row.via, row.before, row.after, row.address, row.requestId, row.n,
    ])).join('');
  }
}

/** The same names as in the contract's AuditFilterInput; `deeds` as often as there are deeds. */
function filterIn(request: FastifyRequest): AuditFilter {
  const given = new URLSearchParams(request.url.split('?', 2)[1] ?? '');
  const of = (name: string) => given.get(name) || null;
  return {
    from: momentIn('from', of('from')),
    to: momentIn('to', of('to')),
    actorId: of('actorId'),
    targetId: of('targetId'),
    teamId: of('teamId'),
    threadId: of('threadId'),
    deeds: given.has('deeds') ? given.getAll('deeds') : null,
    search: of('search'),
  };
}

function momentIn(path: string, value: string | null): Date | null {
  if (value === null) return null;
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) throw badInput(path, 'This is not a moment like 2026-03-12T14:03:07.120Z.');
  return moment;
}
