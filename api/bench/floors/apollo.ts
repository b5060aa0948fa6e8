import { createHash, randomUUID } from 'node:crypto';
import { EventEmitter, on } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { buildSchema, type GraphQLFieldResolver, GraphQLObjectType } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { Pool } from 'pg';
import { WebSocketServer } from 'ws';
import { sendInTransaction } from './apollo-send.ts';
import { SESSION } from './statements.ts';

/*
 * The peer: Apollo as its documentation shows it. Express, a context with the session, resolvers that ask for what they
 * need, BEGIN to COMMIT for the send, graphql-ws with its defaults for subscriptions, one PubSub topic for each thread.
 * A process of its own: node api/bench/floors/apollo.ts PORT, with the database's URL on stdin.
 */
const typeDefs = `
  type Person { id: ID! name: String! }
  type Message { id: ID! threadId: ID! seq: Int! text: String! at: String! author: Person! }
  type Card { id: ID! title: String! state: String! lastLine: Message unread: Int! holder: Person waitingSince: String }
  type Query { desk(teamId: ID!): [Card!]! }
  type Mutation { sendMessage(threadId: ID!, clientMessageId: ID!, text: String!, lastSeenSeq: Int!): Message! }
  type Subscription { messageAdded(threadId: ID!): Message! }`;

interface Context { account: string | null }
interface Message { id: string; thread_id: string; seq: number; body: string; at: Date; author_id: string }
interface Card { id: string; title: string; state: string; holder_id: string | null; waiting_since: Date | null }
type Resolve<Source, Args = object> = (source: Source, args: Args, context: Context) => unknown;

const url = await new Promise<string>((resolve) => process.stdin.once('data', (chunk: Buffer) => resolve(String(chunk).trim())));
const pool = new Pool({ connectionString: url, max: 20 });
const bus = new EventEmitter().setMaxListeners(0);

async function contextOf(request: IncomingMessage): Promise<Context> {
  const token = /sb_session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const { rows } = await pool.query<{ account: string }>(SESSION, [createHash('sha256').update(token).digest()]);
  return { account: rows[0]?.account ?? null };
}

const one = async (text: string, values: unknown[]): Promise<unknown> => (await pool.query<Record<string, unknown>>(text, values)).rows[0] ?? null;
const person: Resolve<{ author_id?: string; holder_id?: string | null }> = ({ author_id, holder_id }) => (author_id ?? holder_id) && one('select id, name from account where id = $1', [author_id ?? holder_id]);

const lastLine: Resolve<Card> = ({ id }) => one(`select * from entry where thread_id = $1 and kind = 'MESSAGE' order by seq desc limit 1`, [id]);
const unread: Resolve<Card> = async ({ id }, _args, { account }) => {
  const mark = (await one('select seq from read_mark where thread_id = $1 and account_id = $2', [id, account])) as { seq: number } | null;
  const { rows } = await pool.query<{ count: number }>(`select count(*)::int from entry where thread_id = $1 and kind = 'MESSAGE' and author_id <> $2 and seq > $3`, [id, account, mark?.seq ?? 0]);
  return rows[0]?.count ?? 0;
};
const CARD = 'select id, title, state, holder_id, waiting_since from thread';
const desk: Resolve<null, { teamId: string }> = async (_source, { teamId }, { account }) => {
  const member = await one('select 1 from team_member where team_id = $1 and account_id = $2', [teamId, account]);
  if (member === null) throw new Error('FORBIDDEN');
  const queue = await pool.query<Card>(`${CARD} where team_id = $1 and state in ('QUEUED', 'HELD') order by waiting_since limit 50`, [teamId]);
  const inbox = await pool.query<Card>(`${CARD} where holder_id = $1 order by waiting_since limit 50`, [account]);
  return [...queue.rows, ...inbox.rows];
};
const sendMessage: Resolve<null, { threadId: string; clientMessageId: string; text: string; lastSeenSeq: number }> = async (_source, args, { account }) => {
  if (account === null) throw new Error('UNAUTHENTICATED');
  const { message, isNew } = await sendInTransaction(pool, account, { ...args, id: randomUUID() });
  if (isNew) bus.emit(args.threadId, message);
  return message;
};
async function* messageAdded(_source: unknown, { threadId }: { threadId: string }): AsyncGenerator<{ messageAdded: Message }> {
  for await (const [message] of on(bus, threadId)) yield { messageAdded: message as Message };
}

const schema = buildSchema(typeDefs);
function resolves(type: string, fields: Record<string, unknown>): void {
  const found = schema.getType(type);
  if (!(found instanceof GraphQLObjectType)) return;
  for (const [name, resolve] of Object.entries(fields)) Object.assign(found.getFields()[name] ?? {}, { resolve: resolve as GraphQLFieldResolver<unknown, Context> });
}
resolves('Query', { desk });
resolves('Mutation', { sendMessage });
resolves('Card', { lastLine, unread, holder: person, waitingSince: ({ waiting_since }: Card) => waiting_since?.toISOString() ?? null });
resolves('Message', { threadId: ({ thread_id }: Message) => thread_id, text: ({ body }: Message) => body, at: ({ at }: Message) => at.toISOString(), author: person });
Object.assign(schema.getSubscriptionType()?.getFields()['messageAdded'] ?? {}, { subscribe: messageAdded });

const app = express();
const httpServer = createServer(app);
const wsServer = new WebSocketServer({ server: httpServer, path: '/graphql' });
const cleanup = useServer({ schema, context: ({ extra }: { extra: { request: IncomingMessage } }) => contextOf(extra.request) }, wsServer);
const server = new ApolloServer<Context>({
  schema,
  plugins: [ApolloServerPluginDrainHttpServer({ httpServer }), { serverWillStart: async () => ({ drainServer: async () => cleanup.dispose() }) }],
  stopOnTerminationSignals: false,
});
await server.start();
app.get('/', (_request, response) => void response.send('ready'));
app.use('/graphql', express.json(), expressMiddleware(server, { context: ({ req }) => contextOf(req) }));
httpServer.listen(Number(process.argv[2]), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
