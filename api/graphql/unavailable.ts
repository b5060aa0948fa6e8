/**
 * Whether an error says that the database cannot answer now: away, starting, out of connections, or slower than we
 * wait for. Nothing was changed then, and trying again may help; every other failure is a fault of ours.
 */
export function isUnavailable(error: unknown): boolean {
  return chainOf(error).some((each) => AWAY.has(codeOf(each)) || WORDS.test(each.message));
}

/** Whether it is that nothing can be written, while reading may go on: the disk is full, or the database is one for reading alone. */
export function isFull(error: unknown): boolean {
  return chainOf(error).some((each) => ['53100', '25006'].includes(codeOf(each)));
}

/** SQLSTATEs and the network's own codes. */
const AWAY = new Set([
  '08000', '08001', '08003', '08004', '08006', '08P01', // connection
  '57P01', '57P02', '57P03', '57014', '25P03', '25P04', // ending, starting, statement or transaction took too long
  '55P03', '40001', '40P01', // a lock, or a knot of locks, for longer than we wait
  '53100', '53200', '53300', '53400', '25006', // disk, memory, connections, read-only
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH',
]);

/** The pool and the driver say these without a code. */
const WORDS = /timeout exceeded when trying to connect|connection terminated|connection error and is not queryable|driver has already been destroyed|cannot use a pool after calling end/i;

function chainOf(error: unknown, depth = 0): Error[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const inside = error instanceof AggregateError ? error.errors : [];
  const before = 'previous' in error ? [error.previous] : [];
  return [error, ...[error.cause, ...before, ...inside].flatMap((each) => chainOf(each, depth + 1))];
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
