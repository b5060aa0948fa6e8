import { learn } from '../say.ts';
import tokens from './en/admin-tokens.json';

/** What is read about API tokens. It comes with their pages: those of administrators, and one's own. */
export type TokenWords = typeof tokens;

learn(tokens);
