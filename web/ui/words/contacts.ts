import { learn } from '../say.ts';
import contacts from './en/contacts.json';

/** What is read about contacts, and by whoever starts a conversation. It comes with those places. */
export type ContactWords = typeof contacts;

learn(contacts);
