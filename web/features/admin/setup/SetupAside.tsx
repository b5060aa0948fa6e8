import { IconCheck } from '@tabler/icons-react';
import { useSetupQuery } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { progressOf } from './progress.ts';

/** How far one has come, beside the name of the place. */
export function SetupAside() {
  const { data } = useSetupQuery();
  if (!data) return null;
  const { done, all } = progressOf(data.setup.steps);
  if (done < all) return say('admin-sight.setup.progress', { done, all });
  return <IconCheck size={16} stroke={2} aria-label={say('admin-sight.setup.allDone')} role="img" />;
}
