import { say } from '../../ui/say.ts';
import type { ThreadView } from './entry.ts';
import type { TransferOption } from './transfer-options.ts';

/** The second line of every dialog: whose thread it is, and what it is about. */
export function about(thread: Pick<ThreadView, 'client' | 'title'>): string {
  return thread.client ? say('thread.dialogAbout', { who: thread.client.name, title: thread.title }) : thread.title;
}

/** The button repeats the deed with its object. */
export function transferWords(option: TransferOption | null): string {
  if (!option) return say('thread.transfer.plain');
  if (option.kind === 'self') return say('thread.transfer.toSelf');
  return say(option.kind === 'queue' ? 'thread.transfer.return' : 'thread.transfer.to', { name: option.target, team: option.target });
}

/** Whom the checkbox keeps: whoever holds it until now. */
export function keepWords({ holder }: Pick<ThreadView, 'holder'>, viewerId: string): string {
  return holder?.id === viewerId ? say('thread.transfer.keepMe') : say('thread.transfer.keepThem', { name: holder?.shortName ?? '' });
}
