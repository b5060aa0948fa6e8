import '../../ui/words/access.ts';
import { say } from '../../ui/say.ts';
import { countdown } from '../../ui/when.ts';
import { NotAnswered } from './ask.ts';

/** The sentence for a person whose request was not answered as hoped. */
export function troubleOf(error: unknown): string {
  if (!(error instanceof NotAnswered)) return say('access.failed');
  if (error.code === 'UNREACHABLE') return say('access.unreachable');
  if (error.code === 'RATE_LIMITED' && error.seconds) return say('access.tooOften', { time: countdown(error.seconds * 1000) });
  return error.code === 'UNKNOWN' ? say('access.failed') : error.message;
}
