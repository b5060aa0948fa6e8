import { IconLock } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { PlaygroundViewerQuery } from '../../data/generated.ts';
import { ask } from '../../features/access/ask.ts';
import { troubleOf } from '../../features/access/trouble.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { part } from '../../ui/part.tsx';
import { say } from '../../ui/say.ts';
import { type Example, storyTabs } from './examples.ts';
import classes from './PlaygroundPage.module.css';
import playgroundViewer from './playground-viewer.graphql?raw';
import { findStory, nobodysStory } from './story.ts';
import { TokenField } from './TokenField.tsx';
import type { TokenInHand } from './token.ts';

const Workbench = part(() => import('./Workbench.tsx').then((page) => page.Workbench), { place: 'page' });

type Start = { kind: 'nobody' } | { kind: 'client' } | { kind: 'failed'; text: string } | { kind: 'ready'; id: string; name: string; tabs: Example[] };

/** The contract to try out, as the staff who are signed in or with an API token. The editor itself is loaded for nobody else. */
export function PlaygroundPage() {
  const [start, setStart] = useState<Start>();
  const [token, setToken] = useState<TokenInHand | null>(null);

  useEffect(() => {
    begin().then(setStart, (error: unknown) => setStart({ kind: 'failed', text: troubleOf(error) }));
  }, []);

  if (!start) return null;
  const who = start.kind === 'ready' ? start : token && { id: token.account, name: token.name, tabs: storyTabs(nobodysStory) };
  if (who) {
    return <Workbench account={who.id} name={who.name} tabs={who.tabs} token={token} onToken={setToken} />;
  }
  return (
    <main className={classes.refused}>
      <EmptyState place="page" mark={<IconLock size={28} stroke={1.75} />} title={say('shell.playgroundTitle')} text={start.kind === 'failed' ? start.text : say(start.kind === 'nobody' ? 'shell.playgroundNobody' : 'shell.playgroundClient')}>
        <a className={classes.on} href="/sign-in?to=/playground">
          {say('shell.playgroundSignIn')}
        </a>
        <div className={classes.byToken}>
          {say('shell.playgroundOr')}
          <TokenField onToken={setToken} />
        </div>
      </EmptyState>
    </main>
  );
}

async function begin(): Promise<Start> {
  const { viewer } = await ask<PlaygroundViewerQuery>(playgroundViewer, {});
  if (!viewer) return { kind: 'nobody' };
  if (!viewer.role) return { kind: 'client' };
  return { kind: 'ready', id: viewer.id, name: viewer.party.name, tabs: storyTabs(await findStory()) };
}
