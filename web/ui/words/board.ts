import { learn } from '../say.ts';
import board from './en/board.json';

/** What is read where something is put aside, or done with several at once. It comes with the first of these. */
const words = { ...board };

export type BoardWords = typeof words;

learn(words);
