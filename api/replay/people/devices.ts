import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The device cookies of the people of a replay, as their browsers would keep them: a team's code is asked once per
 * device, so the second replay needs none. They open nothing without a sign-in.
 */
export interface Devices {
  cookieOf(server: URL, accountId: string): Record<string, string>;
  keep(server: URL, accountId: string, cookies: Readonly<Record<string, string>>): void;
}

export function openDevices(file: string): Devices {
  const known = new Map(Object.entries(readKnown(file)));
  const keyOf = (server: URL, accountId: string) => `${server.origin} ${accountId}`;
  return {
    cookieOf: (server, accountId) => known.get(keyOf(server, accountId)) ?? {},
    keep: (server, accountId, cookies) => {
      const device = Object.entries(cookies).filter(([name]) => name.endsWith('sb_device'));
      known.set(keyOf(server, accountId), Object.fromEntries(device));
      writeKnown(file, Object.fromEntries(known));
    },
  };
}

type Known = Record<string, Record<string, string>>;

function readKnown(file: string): Known {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Known;
  } catch {
    return {};
  }
}

/** Where it cannot be kept, codes are asked again the next time; that is all. */
function writeKnown(file: string, known: Known): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(known), { mode: 0o600 });
  } catch {
    return;
  }
}
