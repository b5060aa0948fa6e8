import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { useMemo } from 'react';
import { Mark } from '../../ui/Mark.tsx';
import { say } from '../../ui/say.ts';
import { useLooks } from '../../ui/scheme.ts';
import type { Example } from './examples.ts';
import { storageOf } from './storage.ts';
import classes from './Workbench.module.css';

interface WorkbenchProps {
  /** Whose tabs and history these are: another person on this device does not find them. */
  account: string;
  name: string;
  tabs: Example[];
}

/** GraphiQL from our own bundle. Queries go over HTTP and subscriptions over a socket, both with the session's own cookie. */
export function Workbench({ account, name, tabs }: WorkbenchProps) {
  const { shown } = useLooks();
  const fetcher = useMemo(() => createGraphiQLFetcher({ url: '/graphql', fetch: sameOrigin, wsClient: createClient({ url: socketUrl() }) }), []);
  const storage = useMemo(() => storageOf(account), [account]);
  return (
    <div className={classes.page}>
      <GraphiQL fetcher={fetcher} storage={storage} defaultTabs={tabs} forcedTheme={shown} defaultEditorToolsVisibility="variables" isHeadersEditorEnabled={false}>
        <GraphiQL.Logo>
          <span className={classes.logo}>
            <Mark size={18} />
            {say('shell.playgroundTitle')}
            <span className={classes.name}>{say('shell.playgroundAs', { name })}</span>
          </span>
        </GraphiQL.Logo>
      </GraphiQL>
    </div>
  );
}

const sameOrigin: typeof fetch = (input, init) => fetch(input, { ...init, credentials: 'same-origin' });

function socketUrl(): string {
  const { protocol, host } = location;
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/graphql`;
}
