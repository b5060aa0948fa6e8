import { learn } from '../say.ts';
import access from './en/access.json';

/** What is read at the door, and wherever somebody proves again who they are. It comes with those pages. */
export type AccessWords = typeof access;

learn(access);
