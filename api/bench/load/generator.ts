import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Report, Tasks } from './main.ts';

/** The load generator as the bench sees it. */
export interface Generator {
  pid: number;
  /** Has it do something. `cores` says how much of one core it needed for it. */
  run<Name extends keyof Tasks>(task: Name, given: Parameters<Tasks[Name]>[0]): Promise<{ result: Awaited<ReturnType<Tasks[Name]>>; cores: number }>;
  stop(): void;
}

export function startGenerator(): Generator {
  const child = fork(join(import.meta.dirname, 'main.ts'), { env: {} });
  const waiting = new Map<number, { resolve(report: { result: never; cores: number }): void; reject(error: Error): void }>();
  let count = 0;
  child.on('message', (report: Report) => {
    const asked = waiting.get(report.id);
    waiting.delete(report.id);
    if ('error' in report) asked?.reject(new Error(report.error));
    else asked?.resolve({ result: report.result as never, cores: report.cores });
  });
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`The load generator ended with ${code}.`));
  });
  const last = () => child.kill();
  process.once('exit', last);
  return {
    pid: child.pid ?? 0,
    run: (task, given) =>
      new Promise((resolve, reject) => {
        const id = ++count;
        waiting.set(id, { resolve, reject });
        child.send({ id, task, given }, (error) => error && reject(error));
      }),
    stop: () => {
      process.off('exit', last);
      child.disconnect();
    },
  };
}
