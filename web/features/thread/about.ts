import { say } from '../../ui/say.ts';
import type { ThreadView } from './entry.ts';

/** Whose thread it is, and what it is about: the second line of every dialog. */
export function about(thread: Pick<ThreadView, 'client' | 'title'>): string {
  return thread.client ? say('thread.dialogAbout', { who: thread.client.name, title: thread.title }) : thread.title;
}
