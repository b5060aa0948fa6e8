import { documentOf } from './operations.ts';

/** Which server is spoken to. */
export type Kind = 'product' | 'raw' | 'apollo';
export interface ServerAt {
  kind: Kind;
  url: string;
}

export interface Send {
  threadId: string;
  clientMessageId: string;
  text: string;
  lastSeenSeq: number;
}

/** How a server wants to be asked: the same deeds in the words of each. */
export interface Dialect {
  /** What a page or program sends along with every request and with the upgrade, beside its cookie. */
  headers: Record<string, string>;
  cookie: string;
  /** Where operations go over HTTP, and where sockets are opened. */
  paths: { send: string; socket: string };
  protocol?: string;
  /** Said first on a socket, and what is waited for then. */
  hello?: { say: string; until: string };
  send(given: Send): string;
  sendOverSocket(id: string, given: Send): string;
  listen(threadId: string, afterSeq: number): string;
}

const GRAPHQL = { hello: { say: '{"type":"connection_init"}', until: 'connection_ack' }, protocol: 'graphql-transport-ws', paths: { send: '/graphql', socket: '/graphql' } };
const over = (id: string, payload: string): string => `{"id":"${id}","type":"subscribe","payload":${payload}}`;

function product(): Dialect {
  const [sending, entries] = [documentOf('SendMessage'), documentOf('ThreadEntries')].map((query) => JSON.stringify(query));
  const send = (input: Send) => `{"operationName":"SendMessage","query":${sending},"variables":{"input":${JSON.stringify(input)}}}`;
  return {
    ...GRAPHQL,
    headers: { origin: 'https://bench.example' },
    cookie: '__Host-sb_session',
    send,
    sendOverSocket: (id, input) => over(id, send(input)),
    // The same id for everybody, as the web app makes it of operation and variables: so that one frame can do for all.
    listen: (threadId, afterSeq) => over('ThreadEntries', `{"operationName":"ThreadEntries","query":${entries},"variables":${JSON.stringify({ threadId, afterSeq, afterNote: 0 })}}`),
  };
}

function raw(): Dialect {
  return {
    headers: {},
    cookie: 'sb_session',
    paths: { send: '/send', socket: '/' },
    send: (input) => JSON.stringify(input),
    sendOverSocket: (id, send) => JSON.stringify({ id, send }),
    listen: (threadId) => JSON.stringify({ listen: threadId }),
  };
}

function apollo(): Dialect {
  const sending = JSON.stringify(`mutation SendMessage($threadId: ID!, $clientMessageId: ID!, $text: String!, $lastSeenSeq: Int!) {
    sendMessage(threadId: $threadId, clientMessageId: $clientMessageId, text: $text, lastSeenSeq: $lastSeenSeq) { id threadId seq text at author { id name } } }`);
  const added = JSON.stringify('subscription MessageAdded($threadId: ID!) { messageAdded(threadId: $threadId) { id threadId seq text at author { id name } } }');
  const send = (input: Send) => `{"query":${sending},"variables":${JSON.stringify(input)}}`;
  return {
    ...GRAPHQL,
    headers: {},
    cookie: 'sb_session',
    send,
    sendOverSocket: (id, input) => over(id, send(input)),
    listen: (threadId) => over('1', `{"query":${added},"variables":${JSON.stringify({ threadId })}}`),
  };
}

const makers = { product, raw, apollo };
const made = new Map<Kind, Dialect>();

export function dialectOf(kind: Kind): Dialect {
  const dialect = made.get(kind) ?? makers[kind]();
  made.set(kind, dialect);
  return dialect;
}
