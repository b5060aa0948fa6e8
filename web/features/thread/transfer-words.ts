import { say } from '../../ui/say.ts';
import type { ThreadView } from './entry.ts';
import type { TransferOption } from './transfer-options.ts';

/** The button repeats the deed with its object. */
export function transferWords(option: TransferOption | null): string {
  if (!option) return say('thread.transfer.plain');
  if (option.kind === 'self') return say('thread.transfer.toSelf');
  if (option.unwilling) return say('thread.transfer.toAnyway', { name: option.target });
  return say(option.kind === 'queue' ? 'thread.transfer.return' : 'thread.transfer.to', { name: option.target, team: option.target });
}

/** Whom the checkbox keeps: whoever holds it until now. */
export function keepWords({ holder }: Pick<ThreadView, 'holder'>, viewerId: string): string {
  return holder?.id === viewerId ? say('thread.transfer.keepMe') : say('thread.transfer.keepThem', { name: holder?.shortName ?? '' });
}
