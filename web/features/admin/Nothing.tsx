import { IconLock } from '@tabler/icons-react';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/say.ts';

/** Missing and not yours look alike here too. */
export function Nothing() {
  return <EmptyState place="page" mark={<IconLock size={28} stroke={1.75} />} title={say('admin.nothingTitle')} text={say('admin.nothingText')} />;
}
