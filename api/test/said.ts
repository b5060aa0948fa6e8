import { posix } from 'node:path';
import { sourceFiles, textOf, withoutComments } from './house.ts';

/** A sentence that a file of the web app says, and how the file came to the browser if nobody had learned it by then. */
export interface Unlearned {
  file: string;
  phrase: string;
  /** Where the browser entered, or what it fetched when it was first asked for. */
  by: string;
}

const entrances = ['web/app/main.tsx', 'web/app/playground.tsx'];
const everywhere = ['plain', 'shell'];

/** One file as the browser runs it: what it brings along, what it fetches later, and which sentences it says. */
interface Module {
  brings: string[];
  fetches: string[];
  says: string[];
  /** The files of words that it learns. */
  learns: string[];
}

/**
 * Follows the app from where a browser enters it. Whatever it fetches when it is first asked for brings its own words, or
 * finds those that everybody has brought who can ask for it. Sentences that a file only keeps, and others say, are not judged.
 */
export function unlearned(): Unlearned[] {
  const modules = new Map(sourceFiles().filter(isShipped).map((file) => [file, moduleOf(file)]));
  const starts = [...new Set([...entrances, ...[...modules.values()].flatMap(({ fetches }) => fetches)])];
  const brought = new Map(starts.map((start) => [start, closure(start, modules)]));
  const known = knownAt(starts, brought, modules);
  return starts.flatMap((by) =>
    [...(brought.get(by) ?? [])].flatMap((file) =>
      (modules.get(file)?.says ?? []).filter((phrase) => !known.get(by)?.has(areaOf(phrase))).map((phrase) => ({ file, phrase, by })),
    ),
  );
}

/** Every sentence of the catalogue that no file of the web app names, not even its beginning. */
export function unsaid(): string[] {
  const texts = sourceFiles().filter(isShipped).map(withoutComments);
  const begun = texts.flatMap((text) => [...text.matchAll(/`([a-z][\w-]*\.[\w.-]*)\$\{/g)].flatMap(([, start]) => start ?? []));
  const named = new Set(texts.flatMap((text) => [...text.matchAll(/['"`]([a-z][\w-]*\.[\w.-]+)['"`]/g)].flatMap(([, phrase]) => phrase ?? [])));
  return [...catalogue()].filter((phrase) => !named.has(phrase) && !begun.some((start) => phrase.startsWith(start)));
}

/** What has been learned where each start has run: what it brings, and what all have brought who could ask for it. */
function knownAt(starts: string[], brought: ReadonlyMap<string, Set<string>>, modules: ReadonlyMap<string, Module>): Map<string, Set<string>> {
  const all = new Set([...everywhere, ...[...modules.values()].flatMap(({ learns }) => learns)]);
  const own = (start: string) => [...everywhere, ...[...(brought.get(start) ?? [])].flatMap((file) => modules.get(file)?.learns ?? [])];
  const askers = (start: string) => starts.filter((each) => [...(brought.get(each) ?? [])].some((file) => modules.get(file)?.fetches.includes(start)));
  let known = new Map(starts.map((start) => [start, entrances.includes(start) ? new Set(own(start)) : all]));
  for (let before = 0; before !== sizeOf(known); ) {
    before = sizeOf(known);
    known = new Map(starts.map((start) => [start, entrances.includes(start) ? new Set(own(start)) : new Set([...own(start), ...common(askers(start).map((each) => known.get(each) ?? all))])]));
  }
  return known;
}

function sizeOf(known: ReadonlyMap<string, ReadonlySet<string>>): number {
  return [...known.values()].reduce((sum, areas) => sum + areas.size, 0);
}

function common([first, ...others]: ReadonlySet<string>[]): string[] {
  return [...(first ?? [])].filter((area) => others.every((each) => each.has(area)));
}

function closure(start: string, modules: ReadonlyMap<string, Module>): Set<string> {
  const found = new Set([start]);
  for (const file of found) for (const next of modules.get(file)?.brings ?? []) found.add(next);
  return found;
}

function moduleOf(file: string): Module {
  const text = withoutComments(file);
  const to = (specifier: string) => posix.join(posix.dirname(file), specifier);
  const named = [...text.matchAll(/\b(?:import|export)\s+(?!type\s)([^'"`;]*?)\bfrom\s*['"](\.[^'"]+)['"]/g)].filter(([, what]) => !typesAlone(what ?? '')).flatMap(([, , from]) => from ?? []);
  const alone = [...text.matchAll(/\bimport\s*['"](\.[^'"]+)['"]/g)].flatMap(([, from]) => from ?? []);
  const fetched = [...text.matchAll(/\bimport\(\s*['"](\.[^'"]+)['"]\s*\)/g)].flatMap(([, from]) => from ?? []);
  const brings = [...named, ...alone].map(to);
  return {
    brings: brings.filter((path) => /\.tsx?$/.test(path)),
    fetches: fetched.map(to),
    says: brings.some((path) => /^web\/ui\/(say\.ts|Saying\.tsx)$/.test(path)) ? phrasesIn(text) : [],
    learns: file.startsWith('web/ui/words/') ? brings.flatMap((path) => (path.endsWith('.json') ? [posix.basename(path, '.json')] : [])) : [],
  };
}

/** `{ type One, type Other }` leaves no trace when the program runs. */
function typesAlone(what: string): boolean {
  return /^\{[^}]*\}\s*$/.test(what.trim()) && what.replace(/[{}]/g, '').split(',').every((each) => each.trim() === '' || each.trim().startsWith('type '));
}

/** The sentences that stand in a file: whole, or as the beginning of several. */
function phrasesIn(text: string): string[] {
  const whole = [...text.matchAll(/['"]([a-z][\w-]*\.[\w.-]+)['"]/g)].flatMap(([, phrase]) => (phrase && catalogue().has(phrase) ? [phrase] : []));
  const begun = [...text.matchAll(/`([a-z][\w-]*\.[\w.-]*)\$\{/g)].flatMap(([, start]) => (start && [...catalogue()].some((each) => each.startsWith(start)) ? [start] : []));
  return [...new Set([...whole, ...begun])];
}

/** The file of words that a sentence stands in: sentences are named after it. */
function areaOf(phrase: string): string {
  return phrase.slice(0, phrase.indexOf('.'));
}

let phrases: Set<string> | undefined;

function catalogue(): Set<string> {
  phrases ??= new Set(
    [...sourceFiles().filter((file) => /^web\/ui\/(words\/\w+|say)\.ts$/.test(file))]
      .flatMap((file) => [...textOf(file).matchAll(/['"](\.[^'"]+\.json)['"]/g)].flatMap(([, from]) => (from ? [posix.join(posix.dirname(file), from)] : [])))
      .flatMap((path) => Object.keys(JSON.parse(textOf(path)) as Record<string, string>)),
  );
  return phrases;
}

function isShipped(file: string): boolean {
  return /^web\/(app|features|data|ui)\//.test(file) && !/\.test\.tsx?$/.test(file);
}
