import { freePort } from '../../db/embedded/free-port.ts';
import { type Running, start } from './start.ts';

/** One of the programs of `floors/`, on a database of the bench. */
export async function startFloor(program: 'raw-server' | 'broadcast' | 'apollo', databaseUrl: string, flags: string[] = []): Promise<Running> {
  const port = await freePort();
  // The peer in production, as one would run it; the others do not look.
  return start({ args: [...flags, `api/bench/floors/${program}.ts`, String(port)], env: { NODE_ENV: 'production' }, stdin: databaseUrl, url: `http://127.0.0.1:${port}`, ready: '/' });
}
