import { newId } from '../../data/request-id.ts';
import { refusalOf } from '../../data/refusal.ts';
import { type TransferTargetInput, useTransferThreadMutation } from '../../data/generated.ts';
import { useViewer } from '../../data/viewer.ts';
import { announce } from '../../ui/announce.tsx';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import { ago } from './ago.ts';
import { beginClaim, type Box, claimAnswered, claimRefused, currentClaims, dropClaim } from './claims.ts';
import type { DeskItem } from './item.ts';

/** How often a decision is made again where only the version had moved, but the thread still waits. */
const AGAIN = 2;

/**
 * Take and Return. Taking shows at once and is settled by the server's answer: one gets it, the other is told who has
 * it. `onTaken` runs once the server has said yes.
 */
export function useTake(onTaken: (item: DeskItem, giveBack: (item: DeskItem) => void) => void) {
  const [transfer] = useTransferThreadMutation();
  const viewer = useViewer();

  async function move(item: DeskItem, version: number, to: TransferTargetInput) {
    const input = { threadId: item.card.id, requestId: newId(), version, to };
    const { data } = await transfer({ variables: { input } });
    return data?.transferThread;
  }

  async function claim(item: DeskItem, version: number, tries = AGAIN): Promise<void> {
    const { id } = item.card;
    const result = await move(item, version, { self: true });
    if (result?.__typename === 'ThreadTransferred' || (result?.__typename === 'TransferConflict' && result.holder?.id === viewer.id)) {
      claimAnswered(id, result.thread.version ?? version);
      return onTaken(item, giveBack);
    }
    if (result?.__typename === 'TransferConflict' && result.holder) {
      const since = result.since ?? new Date().toISOString();
      claimRefused(id, result.version, { holder: result.holder, since });
      return announce(say('desk.tookThis', { name: result.holder.shortName, ago: ago(Date.parse(since), Date.now()) }));
    }
    if (result?.__typename === 'TransferConflict' && result.thread.state === 'QUEUED' && tries > 0) return claim(item, result.version, tries - 1);
    failed(id, result?.__typename === 'ThreadEnded' ? say('desk.hasEnded') : say('desk.notTaken'));
  }

  /** From where it stands on the screen, if a copy is to travel. */
  function take(item: DeskItem, from: Box | null): void {
    const under = currentClaims().get(item.card.id);
    if (under && under.stage !== 'refused') return;
    const version = under?.version ?? item.card.version ?? 0;
    beginClaim(item, version, from);
    claim(item, version).catch((error: unknown) => failed(item.card.id, whyNot(error)));
  }

  async function giveBack(item: DeskItem): Promise<void> {
    const { id, team, version } = item.card;
    const known = Math.max(version ?? 0, currentClaims().get(id)?.version ?? 0);
    try {
      const result = await move(item, known, { queue: true });
      if (result?.__typename === 'TransferConflict' && result.holder) return void showToast({ text: say('desk.holdsItNow', { name: result.holder.shortName }) });
      if (result?.__typename !== 'ThreadTransferred') return void showToast({ text: say('desk.notReturned') });
      dropClaim(id);
      const back = { ...item, card: { ...item.card, version: result.thread.version } };
      showToast({ text: say('desk.backInQueue', { team: team?.shortName ?? '' }), action: { label: say('desk.undo'), run: () => take(back, null) } });
    } catch (error) {
      showToast({ text: whyNot(error) });
    }
  }

  return { take, giveBack };
}

function failed(threadId: string, text: string): void {
  dropClaim(threadId);
  showToast({ text });
}

function whyNot(error: unknown): string {
  return refusalOf(error).message || say('desk.noAnswer');
}
