import * as access from './operations/access.ts';
import * as desk from './operations/desk.ts';
import * as entries from './operations/entries.ts';
import * as messages from './operations/messages.ts';
import * as threads from './operations/threads.ts';

/** All that the replay asks, as its people do, clients among them. */
export const replayed: string[] = [access, desk, entries, messages, threads]
  .flatMap((room) => Object.values(room))
  .flatMap((each) => (typeof each === 'object' && 'text' in each ? [each.text] : []));
