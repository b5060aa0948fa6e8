import type { LogLevel } from './config.ts';

export type Fields = Record<string, string | number | boolean | null | undefined>;

/** One line of JSON for each event. Events have names; what people wrote, codes, tokens and cookies never become fields. */
export type Log = Record<LogLevel, (event: string, fields?: Fields) => void>;

const order: LogLevel[] = ['debug', 'info', 'warn', 'error'];

export function openLog(level: LogLevel, write: (line: string) => void = (line) => void process.stdout.write(line)): Log {
  const at = (each: LogLevel) => (event: string, fields: Fields = {}) => {
    if (order.indexOf(each) < order.indexOf(level)) return;
    write(`${oneLine({ time: new Date().toISOString(), level: each, event, ...fields })}\n`);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/**
 * What a log may say about an error: its kind and where it arose. A database's message repeats the values it was given,
 * and those are people's; so it is left out wherever the error comes from there.
 */
export function describe(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const fromDatabase = /^[0-9A-Z]{5}$/.test(code ?? '') || error.name.endsWith('Exception');
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 6).map((line) => line.trim()).join(' ');
  return { error: error.name, code, message: fromDatabase ? undefined : error.message.slice(0, 300), at: frames };
}

/** JSON escapes line breaks and ESC; the rest that could forge or turn around a line on a terminal is escaped here. */
function oneLine(fields: Fields): string {
  return JSON.stringify(fields).replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
