import { learn } from '../say.ts';
import thread from './en/thread.json';

/** What is read in a conversation. It comes with the first that is opened. */
export type ThreadWords = typeof thread;

learn(thread);
