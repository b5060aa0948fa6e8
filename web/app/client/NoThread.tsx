import { IconMessages } from '@tabler/icons-react';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/say.ts';

/** Beside the column, while no conversation is open. */
export function NoThread() {
  return <EmptyState place="page" mark={<IconMessages size={26} stroke={1.75} />} title={say('shell.noThreadTitle')} text={say('shell.noThreadClient')} />;
}
