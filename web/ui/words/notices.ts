import { learn } from '../say.ts';
import notices from './en/notices.json';

/** What a notification of the browser says. It comes with what tells people, after the lists are drawn. */
export type NoticeWords = typeof notices;

learn(notices);
