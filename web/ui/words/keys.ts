import { learn } from '../say.ts';
import keys from './en/keys.json';

/** What the palette and the help of the keys say. It comes with them. */
export type KeyWords = typeof keys;

learn(keys);
