import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDevices } from '../replay/people/devices.ts';
import { readOptions, USAGE } from '../replay/options.ts';
import { showProgress } from '../replay/progress.ts';
import { replay as playBack } from '../replay/replay.ts';
import { tableOf, verdictOf } from '../replay/table.ts';
import { NotNow, Refused } from '../replay/wire/answers.ts';
import { OutOfPatience } from '../replay/wire/patience.ts';
import type { Verb } from './verb.ts';

/** Fills a demo with real conversations, by its public API alone, and proves that each of them arrived everywhere. */
export const replay: Verb = {
  usage: USAGE,
  says: 'play conversations on a running demo, and verify that everything arrived once and in order',
  windsDown: true,
  async run(args, { config, signal }) {
    const options = readOptions(args, config.port);
    if (options.dialogues !== null && !existsSync(options.dialogues)) throw new Error(`There is no file ${options.dialogues}.`);
    const progress = showProgress(process.stdout);
    const devices = openDevices(join(config.dataDir, 'replay-devices.json'));
    try {
      const outcome = await playBack(options, devices, progress, signal);
      progress.stop();
      console.log(tableOf(outcome));
      const verdict = verdictOf(outcome);
      if (verdict !== null) throw new Error(verdict);
    } catch (error) {
      progress.stop();
      if (!signal.aborted) throw asSentence(error);
      console.log('Stopped. What was begun stays as it is; nothing was verified.');
      process.exitCode = 130;
    }
  },
};

/** What the server's answers, or their absence, mean for whoever wanted a replay. */
function asSentence(error: unknown): unknown {
  if (error instanceof NotNow) return new Error(`${error.message} Start a demo with \`npm start\`, or name it with --url.`);
  if (error instanceof OutOfPatience || error instanceof Refused) return new Error(`The replay was broken off. ${error.message}`);
  return error;
}
