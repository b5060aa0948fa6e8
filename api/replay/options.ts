import { parseArgs } from 'node:util';

/** What a replay is told. */
export interface Options {
  /** The file; null: the conversations that come along. */
  dialogues: string | null;
  count: number;
  /** 1: as people write; larger: so many times as fast; 0: without any pause. */
  speed: number;
  server: URL;
  /** Conversations at once. */
  concurrency: number;
  /** The share of conversations that nobody ends. */
  leaveOpen: number;
  /** Seconds for which everybody goes on asking a server that does not answer. */
  patience: number;
}

export const USAGE = '[--dialogues FILE --count N --speed X …]';

const EXPLAINED = `
  --dialogues FILE   play these, one JSON object a line; without it, those that come along
  --count N          how many (default: 8 without a file, 20 with one)
  --speed X          1 as people write (default), larger faster, 0 without pauses
  --url URL          the demo server (default: this machine, at PORT or 4000)
  --concurrency K    conversations at once, 1 to 60 (default 8)
  --leave-open S     the share that nobody ends, 0 to 1 (default 0.1)
  --patience S       seconds to go on asking a server that does not answer (default 60)`;

/** Reads the arguments. Throws a sentence about the first that is not usable, with all of them explained. */
export function readOptions(args: string[], port: number): Options {
  const given = valuesOf(args);
  const number = (name: Exclude<keyof typeof given, 'dialogues' | 'url'>, fallback: number, least: number, most: number, whole: 'WHOLE' | 'ANY' = 'ANY'): number => {
    const text = given[name];
    const value = text === undefined ? fallback : Number(text);
    const fits = text?.trim() !== '' && value >= least && value <= most && (whole === 'ANY' || Number.isInteger(value));
    if (!fits) throw asked(`--${name} ${text} is not a ${whole === 'WHOLE' ? 'whole number' : 'number'} from ${least} to ${most}.`);
    return value;
  };
  return {
    dialogues: given.dialogues ?? null,
    count: number('count', given.dialogues === undefined ? 8 : 20, 1, 1_000_000, 'WHOLE'),
    speed: number('speed', 1, 0, 1000),
    server: serverAt(given.url ?? `http://localhost:${port}`),
    concurrency: number('concurrency', 8, 1, 60, 'WHOLE'),
    leaveOpen: number('leave-open', 0.1, 0, 1),
    patience: number('patience', 60, 1, 3600),
  };
}

function valuesOf(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = { dialogues: text, count: text, speed: text, url: text, concurrency: text, 'leave-open': text, patience: text };
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw asked(error instanceof Error ? error.message : String(error));
  }
}

function serverAt(address: string): URL {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) throw asked(`--url ${address} is not an address such as http://localhost:4000.`);
  return new URL(url.origin);
}

function asked(what: string): Error {
  return new Error(`${what}\n\nUsage: npm run replay -- [options]\n${EXPLAINED}`);
}
