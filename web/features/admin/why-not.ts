import { refusalOf } from '../../data/refusal.ts';
import { say } from '../../ui/say.ts';

/** Why a deed was not done: the server's sentence, or that there was no answer. */
export function whyNot(error: unknown): string {
  return refusalOf(error).message || say('plain.noAnswer');
}
