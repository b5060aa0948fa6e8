import { parseArgs } from 'node:util';
import { type Scale, SCALES } from './scale.ts';

export interface Options {
  scale: Scale;
  /** Names of jobs; none: all of them. */
  only: string[];
  dialogues: string | undefined;
  /** Idle listeners that are weighed. */
  idle: number;
  /** Where a Chromium is. */
  chromium: string | undefined;
  /** A folder for a profile of the product's processor time, to open in a browser's developer tools. */
  profile: string | undefined;
}

export const USAGE = `npm run bench -- [--scale small] [--only NAME]… [--dialogues FILE.jsonl] [--idle 10000] [--profile DIR] [--seconds N] [--rounds N]`;

/** What was asked for on the command line. Throws a sentence where it makes no sense. */
export function readOptions(args: string[], jobs: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      scale: { type: 'string', default: 'full' },
      only: { type: 'string', multiple: true, default: [] },
      dialogues: { type: 'string' },
      idle: { type: 'string' },
      chromium: { type: 'string' },
      profile: { type: 'string' },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
    },
  });
  if (values.scale !== 'full' && values.scale !== 'small') throw new Error('--scale is full or small.');
  const unknown = values.only.find((name) => !jobs.includes(name));
  if (unknown !== undefined) throw new Error(`--only takes ${jobs.join(', ')}; there is no ${unknown}.`);
  const scale = SCALES[values.scale];
  return {
    scale: { ...scale, seconds: numberIn('--seconds', values.seconds) ?? scale.seconds, rounds: numberIn('--rounds', values.rounds) ?? scale.rounds },
    only: values.only,
    dialogues: values.dialogues,
    chromium: values.chromium,
    profile: values.profile,
    idle: numberIn('--idle', values.idle) ?? (scale.name === 'full' ? 2_000 : 500),
  };
}

function numberIn(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 100_000) throw new Error(`${name} is a whole number from 1 on.`);
  return number;
}
