import { learn } from '../say.ts';
import texts from './en/texts.json';

/** What is read about texts that one writes with. It comes with the list of them, and with the pages where they are kept. */
export type TextsWords = typeof texts;

learn(texts);
