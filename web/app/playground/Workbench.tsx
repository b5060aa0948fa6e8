import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import type { GraphQLFormattedError } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { useEffect, useMemo } from 'react';
import { Mark } from '../../ui/Mark.tsx';
import { say } from '../../ui/say.ts';
import { useLooks } from '../../ui/scheme.ts';
import type { Example } from './examples.ts';
import { socketUrl } from './socket-url.ts';
import { storageOf } from './storage.ts';
import { TokenField } from './TokenField.tsx';
import fieldClasses from './TokenField.module.css';
import { socketsWithToken, type TokenInHand, withToken } from './token.ts';
import classes from './Workbench.module.css';

interface WorkbenchProps {
  /** Whose tabs and history these are: another person on this device does not find them. */
  account: string;
  name: string;
  tabs: Example[];
  /** With which everything is sent, instead of the session. */
  token: TokenInHand | null;
  onToken: (token: TokenInHand | null) => void;
}

/** GraphiQL from our own bundle. Queries go over HTTP and subscriptions over a socket, both with the session's own cookie, or both with a token. */
export function Workbench({ account, name, tabs, token, onToken }: WorkbenchProps) {
  const { shown } = useLooks();
  const secret = token?.secret ?? null;
  const sockets = useMemo(() => socketsOf(secret), [secret]);
  const fetcher = useMemo(() => createGraphiQLFetcher({ url: '/graphql', fetch: secret === null ? sameOrigin : withToken(secret), wsClient: sockets }), [secret, sockets]);
  const storage = useMemo(() => storageOf(account), [account]);
  useEffect(() => () => void sockets.dispose(), [sockets]);
  return (
    <div className={classes.page}>
      <GraphiQL fetcher={fetcher} storage={storage} defaultTabs={tabs} forcedTheme={shown} defaultEditorToolsVisibility="variables" isHeadersEditorEnabled={false}>
        <GraphiQL.Logo>
          <span className={classes.logo}>
            <Mark size={18} />
            {say('shell.playgroundTitle')}
            <span className={classes.name}>{token ? say('shell.playgroundByToken', { name: token.name }) : say('shell.playgroundAs', { name })}</span>
            {token ? (
              <button type="button" className={fieldClasses.leave} onClick={() => onToken(null)}>
                {say('shell.playgroundTokenLeave')}
              </button>
            ) : (
              <TokenField onToken={onToken} />
            )}
          </span>
        </GraphiQL.Logo>
      </GraphiQL>
    </div>
  );
}

function socketsOf(secret: string | null): Client {
  return answering(secret === null ? createClient({ url: socketUrl() }) : socketsWithToken(secret));
}

/** What a subscription is refused with is its answer, as it is over HTTP: GraphiQL shows answers, and leaves rejected streams to the console. */
function answering(client: Client): Client {
  return {
    ...client,
    subscribe: (payload, sink) =>
      client.subscribe(payload, {
        ...sink,
        error(error) {
          if (!isRefused(error)) return sink.error(error);
          sink.next({ errors: error });
          sink.complete();
        },
      }),
  };
}

function isRefused(error: unknown): error is readonly GraphQLFormattedError[] {
  return Array.isArray(error);
}

const sameOrigin: typeof fetch = (input, init) => fetch(input, { ...init, credentials: 'same-origin' });
