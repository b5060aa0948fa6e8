import { EmptyState } from '../../ui/EmptyState.tsx';
import { Jack } from '../../ui/Jack.tsx';
import { say } from '../../ui/say.ts';
import { FirstKeys } from './FirstKeys.tsx';

/** Beside the lists, while no thread is open. */
export function NoThread() {
  return (
    <EmptyState place="page" mark={<Jack state="start" size={24} />} title={say('shell.noThreadTitle')} text={say('shell.noThreadStaff')}>
      <FirstKeys />
    </EmptyState>
  );
}
