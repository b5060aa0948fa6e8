import { learn } from '../say.ts';
import hours from './en/hours.json';
import settings from './en/settings.json';

/** What people read on the pages about themselves. It comes with those pages. */
const words = { ...hours, ...settings };

export type SettingsWords = typeof words;

learn(words);
