import { learn } from '../say.ts';
import written from './en/written.json';

/** What is read about a message once it is there: its menu, and what the menu leads to. It comes with the first that is opened. */
export type WrittenWords = typeof written;

learn(written);
