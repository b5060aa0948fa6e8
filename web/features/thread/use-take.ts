import { newId } from '../../data/request-id.ts';
import { useTransferThreadMutation } from '../../data/generated.ts';
import { announce } from '../../ui/announce.tsx';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import type { ThreadView } from './entry.ts';
import { whyNot } from './sorry.ts';
import { ago } from './span.ts';

/** Takes a waiting thread from its line bar. One gets it; whoever does not is told who has it. */
export function useTake(thread: ThreadView, viewerId: string, onTaken: () => void): { take: () => void; taking: boolean } {
  const [transfer, { loading }] = useTransferThreadMutation();

  async function claim(version: number, tries: number): Promise<void> {
    const { data } = await transfer({ variables: { input: { threadId: thread.id, requestId: newId(), version, to: { self: true } } } });
    const result = data?.transferThread;
    if (result?.__typename === 'ThreadTransferred') return onTaken();
    if (result?.__typename !== 'TransferConflict') return;
    if (result.holder?.id === viewerId) return onTaken();
    if (result.holder) return tell(say('thread.conflict.took', { name: result.holder.shortName, ago: ago(result.since ?? new Date().toISOString(), Date.now()) }));
    // Only the version had moved, and it still waits: the wish is the same.
    if (tries > 0) return claim(result.version, tries - 1);
  }

  return {
    take: () => {
      if (!loading) claim(thread.version ?? 0, 2).catch((error: unknown) => tell(whyNot(error)));
    },
    taking: loading,
  };
}

function tell(text: string): void {
  showToast({ text });
  announce(text);
}
