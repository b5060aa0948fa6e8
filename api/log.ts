import type { LogLevel } from './config.ts';
import { createPace } from './log-pace.ts';

/** All that a line may say besides its time, level and event: what is not on this list does not compile. */
export type FieldName =
  | 'account' | 'address' | 'requestId' | 'method' | 'what' // who, from where, with which request, asking for what
  | 'error' | 'code' | 'message' | 'at' | 'status' | 'providerCode' // what went wrong, in words of ours or of programs
  | 'to' // masked
  | 'of' | 'used' | 'most' | 'count' // of limits
  | 'n' | 'hash' // of the audit's seal
  | 'mode' | 'port' | 'limits' | 'hint' | 'line'; // of the start

export type Fields = { [Name in FieldName]?: string | number | boolean | null | undefined };

/**
 * One line of JSON for each event. Events have names; what people wrote, codes, tokens and cookies never become fields.
 * Of what comes too often, from one `address` or from all, a part is written and the rest counted: `log.suppressed`.
 */
export type Log = Record<LogLevel, (event: string, fields?: Fields) => void>;

const order: LogLevel[] = ['debug', 'info', 'warn', 'error'];

export function openLog(level: LogLevel, write: (line: string) => void = (line) => void process.stdout.write(line)): Log {
  const put = (each: LogLevel, event: string, fields: Fields) => write(`${oneLine({ time: new Date().toISOString(), level: each, event, ...fields })}\n`);
  const isTaken = createPace((suppressed) => put('warn', 'log.suppressed', { ...suppressed }));
  const at = (each: LogLevel) => (event: string, fields: Fields = {}) => {
    if (order.indexOf(each) < order.indexOf(level)) return;
    if (isTaken(event, typeof fields['address'] === 'string' ? fields['address'] : null)) put(each, event, fields);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/**
 * What a log may say about an error: its kind and where it arose. A database's message repeats the values it was given,
 * and those are people's; so it is left out wherever the error comes from there. The ORM and GraphQL repeat values too.
 */
export function describe(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const repeatsValues = /^[0-9A-Z]{5}$/.test(code ?? '') || REPEAT_VALUES.test(error.name);
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 6).map((line) => line.trim()).join(' ');
  return { error: error.name, code, message: repeatsValues ? undefined : error.message.slice(0, 300), at: frames };
}

const REPEAT_VALUES = /Exception$|^(ValidationError|NotFoundError|OptimisticLockError|CursorError|GraphQLError|SyntaxError)$/;

/** JSON escapes line breaks and ESC; the rest that could forge or turn around a line on a terminal is escaped here. */
function oneLine(fields: Fields & { time: string; level: LogLevel; event: string }): string {
  return JSON.stringify(fields).replace(/[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
