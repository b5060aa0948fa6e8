import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One import: from which file to which, and whether only types pass through, which leave no trace when the program runs. */
export interface Door {
  from: string;
  to: string;
  typesOnly: boolean;
}

/** The rooms of the domain, in this order: a room uses itself and the rooms to its left. */
const domain = ['audit', 'organisation', 'accounts', 'access', 'threads', 'messages', 'texts', 'staffing', 'imports', 'notices'].map((room) => `api/domain/${room}/`);
const ground = /^api\/domain\/[^/]+$/;

/** Which rooms a room may enter besides itself. The first line that fits a file counts; what fits none may enter every room of its half. */
const rooms: { is: string; enters: string[] }[] = [
  ...domain.map((is, i) => ({ is, enters: domain.slice(0, i) })),
  { is: 'api/domain/', enters: [] },
  { is: 'api/graphql/', enters: ['api/domain/'] },
  { is: 'api/http/', enters: ['api/graphql/', 'api/domain/'] },
  { is: 'api/live/', enters: ['api/domain/'] },
  { is: 'api/db/', enters: ['api/domain/'] },
  { is: 'api/start/', enters: [] },
  { is: 'api/bench/', enters: ['api/db/', 'api/domain/', 'api/replay/', 'api/demo/'] },
  { is: 'web/app/', enters: ['web/features/', 'web/data/', 'web/ui/'] },
  { is: 'web/features/', enters: ['web/data/', 'web/ui/'] },
  { is: 'web/data/', enters: [] },
  { is: 'web/ui/', enters: [] },
];

/** What the floors are handed when the program is put together: they may know its shape, not fetch it. The domain knows none of it. */
const handedIn = /^api\/(live\/|db\/|config\.ts)/;

/** What stands beside the product and is no part of it: it may use the product, and never the other way. */
const outside = /^(api|web)\/(test|bench)\//;

export function isOpen({ from, to, typesOnly }: Door): boolean {
  if (half(from) !== half(to)) return false;
  if (/\.test\.tsx?$|^(api|web)\/test\//.test(from)) return true;

  const room = rooms.find(({ is }) => from.startsWith(is));
  if (!room) return !outside.test(to);
  if (from.startsWith('api/domain/') && ground.test(to)) return true;
  if (room.is === 'api/domain/') return false;
  if (!from.startsWith('api/domain/') && (to === 'api/log.ts' || to === 'api/limits.ts' || (typesOnly && handedIn.test(to)))) return true;
  const own = room.is === 'web/features/' ? from.split('/', 3).join('/') + '/' : room.is;
  return to.startsWith(own) || room.enters.some((entered) => to.startsWith(entered));
}

export function doorsOf(file: string): Door[] {
  const imports = /\b(?:import|export)\s+(type\s)?[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*()['"]([^'"]+)['"]/g;
  return [...withoutComments(file).matchAll(imports)].flatMap(([, type, from, , alone]) => {
    const specifier = (from ?? alone ?? '').replace(/\?.*$/, '');
    if (!specifier.startsWith('.')) return [];
    const to = posix.join(posix.dirname(file), specifier);
    return /^(api|web)\//.test(to) ? [{ from: file, to, typesOnly: Boolean(type) }] : [];
  });
}

/** Every source file of both halves, as a path from the top, generated ones left out. */
export function sourceFiles(): string[] {
  return ['api', 'web'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && entry.name !== 'generated.ts')
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((path) => !path.includes('node_modules/')),
  );
}

export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

export function withoutComments(file: string): string {
  return textOf(file).replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

function half(path: string): string {
  return path.split('/', 1)[0] ?? '';
}
