import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { SIDE_DOOR } from '../domain/call.ts';
import { Refusal } from '../domain/errors.ts';
import { exportThread as exported } from '../domain/threads/export.ts';
import { openDoors } from './doors.ts';
import type { Verb } from './verb.ts';

/** One conversation as a file from which it can be recreated, for those who may demand it: a court, an auditor. */
export const exportThread: Verb = {
  usage: 'THREAD-ID --out FILE',
  says: 'write everything that is kept of a conversation into one JSON file, seals of the audit included',
  async run(args, side) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { out: { type: 'string' } } });
    const [threadId, ...more] = positionals;
    if (threadId === undefined || more.length > 0 || !values.out) throw new Error('Say which, and where to: export-thread THREAD-ID --out FILE');
    const { door } = await openDoors(side);
    const thread = await door.actOpen(SIDE_DOOR, (call) => exported(call, threadId)).catch((error: unknown) => {
      throw error instanceof Refusal ? new Error(`There is no conversation ${threadId}.`) : error;
    });
    // For the eyes of whoever runs this; a file that is there already is not written over.
    await writeFile(values.out, `${JSON.stringify(thread, null, 2)}\n`, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST' ? new Error(`The file ${values.out} is there already. Name another.`) : error;
    });
    console.log(`${thread.entries.length} entries and ${thread.audit.length} lines of the audit are in ${values.out}.`);
  },
};
