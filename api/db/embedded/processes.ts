import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Whereabouts } from './cluster.ts';

interface Process {
  pid: number;
  command: string;
}

/**
 * The living processes of this cluster, by their command lines: a number in a file may be somebody else's by now, and in a
 * container without init the dead stay listed as zombies, which count for nothing here.
 */
export async function processesOf({ data, name }: Whereabouts): Promise<number[]> {
  const all = process.platform === 'linux' ? await listLinux() : process.platform === 'win32' ? [] : await listUnix();
  // The postmaster names its data folder; its children call themselves "postgres: <cluster name>: …".
  return all.filter(({ command }) => command.includes(`-D ${data} `) || command.startsWith(`postgres: ${name}: `)).map(({ pid }) => pid);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** From /proc, which small containers have where they lack ps. A zombie's command line is empty there. */
async function listLinux(): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  return Promise.all(
    pids.map(async (pid) => {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return { pid: Number(pid), command: command.replaceAll('\0', ' ') };
    }),
  );
}

async function listUnix(): Promise<Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'pid=,stat=,command='], { maxBuffer: 1 << 24 });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, state, command] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return pid && command && !state?.startsWith('Z') ? [{ pid: Number(pid), command: `${command} ` }] : [];
  });
}
