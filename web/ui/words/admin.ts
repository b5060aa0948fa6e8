import { learn } from '../say.ts';
import accounts from './en/accounts.json';
import audit from './en/admin-audit.json';
import adminImport from './en/admin-import.json';
import admin from './en/admin.json';
import hours from './en/hours.json';
import sight from './en/admin-sight.json';
import organisation from './en/organisation.json';

/**
 * What only administrators read. It comes with their rooms: whoever signs in, or works at the desk, never loads it. A room
 * with many words has a file of its own and a line here.
 */
const words = { ...accounts, ...admin, ...adminImport, ...audit, ...hours, ...sight, ...organisation };

export type AdminWords = typeof words;

learn(words);
