import { badInput } from '../../errors.ts';
import { sixDigits } from '../code.ts';
import { recoveryCode } from './recovery-codes.ts';

/** What somebody proves with that it is them: six digits, from SMS or app, or one of the codes on paper. */
export function ownCode(path: string, text: string): { code: string; recovery: string | null } {
  const recovery = recoveryCode(text);
  if (recovery === null && /\p{L}/u.test(text)) throw badInput(path, 'A recovery code has 24 letters and digits.');
  return recovery === null ? { code: sixDigits(path, text), recovery } : { code: '', recovery };
}
