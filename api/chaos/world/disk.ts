import { spawnSync } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A disk of its own, small enough to be filled. */
export interface Disk {
  fill(): Promise<void>;
  free(): Promise<void>;
  /** Gives it back, with everything on it. */
  unmount(): void;
}

const SIZE = '700m';
const CHUNK = Buffer.alloc(4 * 1024 * 1024);

/** Puts a disk of its own under a folder, before anything is in it. Null: only root may, and only on Linux. */
export async function mountDisk(folder: string): Promise<Disk | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  await mkdir(folder, { recursive: true });
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=755`, 'tmpfs', folder]).status !== 0) return null;
  const ballast = join(folder, 'ballast');
  return {
    fill: async () => {
      const file = await open(ballast, 'a');
      try {
        // To the last byte: in large pieces first, then in small ones.
        for (const size of [CHUNK.length, 64 * 1024, 4 * 1024]) {
          while (await file.write(CHUNK.subarray(0, size)).then(({ bytesWritten }) => bytesWritten === size, () => false)) continue;
        }
      } finally {
        await file.close();
      }
    },
    free: () => rm(ballast, { force: true }),
    unmount: () => unmountDisk(folder),
  };
}

/** Where there is none, nothing happens. */
export function unmountDisk(folder: string): void {
  if (process.platform === 'linux') spawnSync('umount', ['-l', folder], { stdio: 'ignore' });
}
