import { IconLock } from '@tabler/icons-react';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/say.ts';

/** A page of the demo, asked for where there is none. */
export function NotHere() {
  return (
    <main>
      <EmptyState place="page" mark={<IconLock size={28} stroke={1.75} />} title={say('shell.nothingTitle')} text={say('shell.nothingPage')}>
        <a href="/">{say('shell.toStart')}</a>
      </EmptyState>
    </main>
  );
}
