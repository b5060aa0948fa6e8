import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';
import { unauthenticated } from './errors.ts';

/** Where a call came from, for the audit. */
export interface From {
  address: string | null;
  requestId: string | null;
}

/** Who acts: a session, or by the side door (CLI, seed, tests) an account whose queues are all open. */
export type Who = { session: string } | { account: string };

/** What an API token may be used for. */
export type Scope = 'READ_DIRECTORY' | 'WRITE_DIRECTORY' | 'READ_THREADS' | 'SEND_AS_TEAM';

/** What is known of whoever asks without looking at their teams: as of the moment they were recognised. */
export type Known = Pick<Actor, 'id' | 'kind' | 'role' | 'scopes'>;

/** The facts about whoever acts, as of the last look at them. */
export interface Actor {
  id: string;
  kind: 'CLIENT' | 'STAFF';
  role: 'STAFF' | 'USER_ADMIN' | 'SYSTEM_ADMIN' | null;
  /** The session, null by the side door. */
  sessionId: string | null;
  /** Teams they are a member of. */
  teams: string[];
  /** Teams whose queue this session may open. */
  open: string[];
  /** The API token that they act through, and what it may be used for. Null: a person, who may do whatever they may. */
  via: string | null;
  scopes: Scope[] | null;
}

/**
 * What rang: which thread has something new, or whose lists or rights changed. It says where to look, never what is
 * there: listeners read the database themselves.
 */
export type Ring =
  | { on: 'thread'; id: string; seq: number; noteNo: number; changes: number; audience: 'ALL' | 'STAFF' }
  | { on: 'team'; id: string; threadId: string }
  | { on: 'account'; id: string; threadId: string }
  | { on: 'availability'; id: string; accountId: string }
  | { on: 'typing'; id: string; accountId: string; teamId: string | null; note: boolean }
  | { on: 'read'; id: string }
  | { on: 'notices'; id: string }
  /** Somebody of the staff looks at a thread, or has stopped: for those who listen to its signals. */
  | { on: 'looking'; id: string; accountId: string; here: boolean }
  /** The same, and who writes, for the desks on which the thread's team stands. */
  | { on: 'presence'; id: string; threadId: string; accountId: string; what: Presence }
  | { on: 'organisation' };

/** What somebody is at, or is not any more: a look and a writing end by themselves. */
export type Presence = 'LOOKS' | 'LEFT' | 'WRITES' | 'NOTES' | 'QUIET';

/** The doorbell, handed in by main. Ringing is a hint and never fails the deed. */
export interface Bell {
  ring(rings: Ring[]): void;
}

/** One deed on one transaction, by nobody in particular: signing in, setting a password, the side door's own work. */
export interface OpenCall {
  readonly em: EntityManager;
  /** The transaction's time, by Postgres. */
  readonly now: Date;
  readonly from: From;
  readonly actorId: string | null;
  /** The API token through which it is done. */
  readonly via: string | null;
  /** Parameterised SQL on this call's transaction: `$1`, `$2` … */
  sql<Row extends object>(text: string, params: readonly unknown[]): Promise<Row[]>;
  /** Rings after the commit; doubles are dropped. */
  ring(ring: Ring): void;
  /** Does something after the commit that must not happen without it, such as sending a code. */
  after(work: () => Promise<void>): void;
}

/** One question of one person, in a statement that asks for itself who they are: what they have lost before, they have lost in it. */
export interface ViewerCall extends OpenCall {
  /** `[session, account]`, the two parameters of `viewer_facts`. */
  readonly viewer: readonly [string | null, string | null];
}

/** One deed by one person. */
export interface Call extends ViewerCall {
  actor: Actor;
  readonly actorId: string;
}

/** The one write door, and the one for reading. GraphQL, CLI, seed and tests all come through here. */
export interface Door {
  /** Writes: everything in `work` is one transaction; after the commit the doorbell rings. */
  act<T>(who: Who, from: From, work: (call: Call) => Promise<T>): Promise<T>;
  /** Reads, without a transaction of its own. */
  look<T>(who: Who, from: From, work: (call: Call) => Promise<T>): Promise<T>;
  /** The same without asking first who that is, for statements that do. */
  view<T>(who: Who, from: From, work: (call: ViewerCall) => Promise<T>): Promise<T>;
  /** Writes where nobody is signed in. */
  actOpen<T>(from: From, work: (call: OpenCall) => Promise<T>): Promise<T>;
  /** Reads where nobody is signed in. */
  lookOpen<T>(from: From, work: (call: OpenCall) => Promise<T>): Promise<T>;
}

/** The origin of what the firm itself does by the side door. */
export const SIDE_DOOR: From = { address: null, requestId: null };

export function createDoor(orm: MikroORM, bell: Bell): Door {
  return {
    act: (who, from, work) =>
      inTransaction(orm, bell, from, async (open) => work(await asPerson(open, who))),
    look: async (who, from, work) => {
      const { call } = openCall(orm.em.fork(), from, new Date());
      return work(await asPerson(call, who));
    },
    view: (who, from, work) => work({ ...openCall(orm.em.fork(), from, new Date()).call, viewer: viewerParams(who) }),
    actOpen: (from, work) => inTransaction(orm, bell, from, work),
    lookOpen: (from, work) => work(openCall(orm.em.fork(), from, new Date()).call),
  };
}

/** Looks again at who acts: after waiting for a lock, what was true before may not be any more. */
export async function refreshActor(call: Call): Promise<void> {
  call.actor = await readActor(call, call.viewer);
}

/** A deadlock or a serialization failure is the database's to resolve by starting over: the deed has had no effect. */
const TRIES = 4;

async function inTransaction<T>(orm: MikroORM, bell: Bell, from: From, work: (call: OpenCall) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await once(orm, bell, from, work);
    } catch (error) {
      if (tried === TRIES || !isRetriable(error)) throw error;
    }
  }
}

async function once<T>(orm: MikroORM, bell: Bell, from: From, work: (call: OpenCall) => Promise<T>): Promise<T> {
  const left: { rings: Map<string, Ring>; works: (() => Promise<void>)[] } = { rings: new Map(), works: [] };
  const result = await orm.em.fork().transactional(async (em) => {
    const [clock] = await em.execute<{ now: string | Date }[]>('select now() as now');
    const { call, rings, works } = openCall(em, from, new Date(clock?.now ?? Number.NaN));
    left.rings = rings;
    left.works = works;
    return work(call);
  });
  if (left.rings.size > 0) bell.ring([...left.rings.values()]);
  for (const each of left.works) await each();
  return result;
}

function openCall(em: EntityManager, from: From, now: Date) {
  const rings = new Map<string, Ring>();
  const works: (() => Promise<void>)[] = [];
  const call: OpenCall = {
    em,
    now,
    from,
    actorId: null,
    via: null,
    sql: (text, params) => runSql(em, text, params),
    ring: (ring) => void rings.set(nameOf(ring), wider(rings.get(nameOf(ring)), ring)),
    after: (each) => void works.push(each),
  };
  return { call, rings, works };
}

function nameOf(ring: Ring): string {
  if (ring.on === 'organisation') return ring.on;
  return `${ring.on} ${ring.id} ${'threadId' in ring ? ring.threadId : 'accountId' in ring ? ring.accountId : ''}`;
}

/** A note and a message in one deed ring once, for all. */
function wider(before: Ring | undefined, ring: Ring): Ring {
  return before?.on === 'thread' && ring.on === 'thread' && before.audience === 'ALL' ? { ...ring, audience: 'ALL' } : ring;
}

async function asPerson(open: OpenCall, who: Who): Promise<Call> {
  const viewer = viewerParams(who);
  const actor = await readActor(open, viewer);
  return { ...open, actor, actorId: actor.id, via: actor.via, viewer };
}

/** Who asks, as `viewer_facts` is asked. */
export function viewerParams(who: Who): ViewerCall['viewer'] {
  return 'session' in who ? [who.session, null] : [null, who.account];
}

async function readActor(call: OpenCall, viewer: readonly [string | null, string | null]): Promise<Actor> {
  const [row] = await call.sql<Omit<Actor, 'sessionId'>>('-- viewer-facts\nselect me as id, kind, role, teams, open, via, scopes from viewer_facts($1, $2)', viewer);
  if (!row) throw unauthenticated();
  return { ...row, sessionId: viewer[0] };
}

/**
 * Bound parameters on the transaction that the entity manager is in. What the unit of work still holds is written
 * first, so that SQL and entities see the same rows.
 */
async function runSql<Row extends object>(em: EntityManager, text: string, params: readonly unknown[]): Promise<Row[]> {
  if (em.isInTransaction()) await em.flush();
  const connection = em.getTransactionContext<Kysely<object>>() ?? em.getConnection().getClient<object>();
  return (await connection.executeQuery<Row>(CompiledQuery.raw(text, [...params]))).rows;
}

function isRetriable(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === '40P01' || code === '40001';
}
