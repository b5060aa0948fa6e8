import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** How much of a core somebody used, on average, over a turn. Null where the system does not tell. */
export interface Cores {
  server: number;
  postgres: number;
  generator: number;
  /** Whoever else uses this machine: the more, the less the figures say. */
  others: number;
}

/** Ticks of the kernel a second. */
const HZ = 100;

/** Looks now; the returned function looks again and says what lay between. */
export function watchBusy(pids: { server: number; generator: number }): () => Cores | null {
  if (!existsSync('/proc/stat')) return () => null;
  const [before, began] = [look(pids), performance.now()];
  return () => {
    const [after, seconds] = [look(pids), (performance.now() - began) / 1000];
    const [server, postgres, generator, ours, all] = after.map((ticks, i) => Math.max(0, ticks - (before[i] ?? 0)) / HZ / seconds);
    return { server: server ?? 0, postgres: postgres ?? 0, generator: generator ?? 0, others: Math.max(0, (all ?? 0) - (ours ?? 0)) };
  };
}

/** Ticks so far: the server, Postgres and all its processes, the load generator, everything of ours, the whole machine. */
function look({ server, generator }: { server: number; generator: number }): number[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => processOf(pid));
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number): boolean => pid === process.pid || (pid > 1 && isOurs(parents.get(pid) ?? 0));
  const ours = processes.filter(({ pid }) => isOurs(pid));
  const sum = (some: typeof processes) => some.reduce((total, { ticks }) => total + ticks, 0);
  return [
    sum(ours.filter(({ pid }) => pid === server)),
    sum(ours.filter(({ name }) => name === 'postgres')),
    sum(ours.filter(({ pid }) => pid === generator)),
    sum(ours),
    ticksOfAll(),
  ];
}

function processOf(pid: string): { pid: number; parent: number; name: string; ticks: number }[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ pid: Number(pid), parent: Number(fields[1]), name, ticks: Number(fields[11]) + Number(fields[12]) }];
  } catch {
    return []; // gone meanwhile
  }
}

function ticksOfAll(): number {
  const [user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]?.split(/\s+/).slice(1).map(Number) ?? [];
  return [user, nice, system, irq, softirq, steal].reduce<number>((total, ticks) => total + (ticks ?? 0), 0);
}
