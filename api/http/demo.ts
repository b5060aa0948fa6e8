import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { openSession } from '../domain/access/session.ts';
import type { Door, From, OpenCall } from '../domain/call.ts';
import { askingOf } from './asking.ts';
import { isOwnOrigin } from './origin.ts';
import { refuse } from './refusals.ts';

export interface DemoParts {
  config: Config;
  door: Door;
  /** The addresses of the cast, in the order of the page. */
  emails: string[];
  password: string;
  /** What would have been sent. */
  outbox: (call: OpenCall) => Promise<object[]>;
}

/**
 * The demo's own doors, there in demo mode alone: who may be played, a sign-in as one of them in one click, and what
 * would have been sent. In production they do not exist, whatever is asked.
 */
export function addDemo(app: FastifyInstance, parts: DemoParts): void {
  const { config, door } = parts;
  if (config.mode !== 'demo') return;

  app.get('/demo/cast.json', async (request) => ({ cast: await door.lookOpen(fromOf(request), (call) => castOf(call, parts)) }));
  app.get('/dev/outbox.json', async (request) => ({ items: await door.lookOpen(fromOf(request), parts.outbox) }));

  app.post('/demo/sign-in', async (request, reply) => {
    if (!isOwnOrigin(config, request.headers.origin)) return refuse(reply, 403);
    const account = accountIn(request.body);
    if (account === null) return refuse(reply, 400);

    const { from, browser, cookies } = await askingOf(config, door, request, reply);
    const opened = await door.actOpen(from, async (call) => {
      const person = (await castOf(call, parts)).find((each) => each.id === account);
      return person ? openSession(call, person, browser) : null;
    });
    if (!opened) return refuse(reply, 404);
    cookies?.keep(opened);
    return { account };
  });
}

interface CastEntry {
  id: string;
  name: string;
  shortName: string;
  kind: 'STAFF' | 'CLIENT';
  tint: number;
  role: string | null;
  jobTitle: string | null;
  /** Teams whose queue they work; of a client the client teams they are in. */
  teams: string[];
  email: string;
  password: string;
}

/** Those of the cast who may act now. */
async function castOf(call: OpenCall, { emails, password }: DemoParts): Promise<CastEntry[]> {
  const rows = await call.sql<Omit<CastEntry, 'password'>>(
    `select a.id, a.name, a.short_name as "shortName", a.kind, a.tint, a.role, a.job_title as "jobTitle", a.email, array(
       select t.name from team_member m join account t on t.id = m.team_id where m.account_id = a.id
       union all
       select t.name from client_team_member m join client_team t on t.id = m.client_team_id where m.account_id = a.id and a.kind = 'CLIENT'
       order by 1) as teams
     from account a where a.email = any($1) and a.status = 'ACTIVE' and a.kind <> 'TEAM' order by array_position($1::text[], a.email)`,
    [emails],
  );
  return rows.map((row) => ({ ...row, password }));
}

function accountIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('account' in body)) return null;
  return typeof body.account === 'string' ? body.account : null;
}

function fromOf(request: { ip: string; id: string }): From {
  return { address: request.ip, requestId: request.id };
}
