import type { Verb } from './verb.ts';

/** Opening the database migrates it, here as at every start; this is for whoever wants that done before. */
export const migrate: Verb = {
  usage: '',
  says: 'bring the database to the newest form, and nothing else',
  async run(_args, { database }) {
    await database();
    console.log('The database is up to date.');
  },
};
