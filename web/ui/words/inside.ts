import { learn } from '../say.ts';
import desk from './en/desk.json';

/** What is read behind the gate at once. The pages before it, which have to be small, never load it; what is opened later brings its own. */
export type InsideWords = typeof desk;

learn(desk);
