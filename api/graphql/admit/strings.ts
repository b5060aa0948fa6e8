import { type DocumentNode, Kind, visit } from 'graphql';
import { Inadmissible } from '../errors.ts';

/**
 * Postgres can keep neither U+0000 nor half of a surrogate pair: they are refused where they come in, with the place
 * where they stood, before anything asks the database. Everything else is let through byte for byte.
 */
export function refuseUnstorable(variables: Record<string, unknown>, deepest: number): void {
  walk(variables, [], deepest);
}

/** The same for strings that stand in the document itself. */
export function refuseUnstorableLiterals(document: DocumentNode): void {
  visit(document, {
    [Kind.STRING]: (node, _key, parent, _path, ancestors) => {
      const around = parent ? [...ancestors, parent] : ancestors;
      const names = around.flatMap((each) => ('kind' in each && (each.kind === Kind.ARGUMENT || each.kind === Kind.OBJECT_FIELD) ? [each.name.value] : []));
      refuseString(node.value, names);
    },
  });
}

function walk(value: unknown, path: readonly string[], left: number): void {
  if (typeof value === 'string') return refuseString(value, path);
  if (typeof value !== 'object' || value === null) return;
  if (left < 0) throw new Inadmissible('BAD_USER_INPUT', 'This is nested too deeply.', { path: path.slice(0, 5).join('.') });
  for (const [key, each] of Object.entries(value)) {
    refuseString(key, path);
    walk(each, [...path, key], left - 1);
  }
}

function refuseString(text: string, path: readonly string[]): void {
  if (text.includes('\u0000')) throw new Inadmissible('BAD_USER_INPUT', 'This contains a NUL character, which cannot be kept.', { path: path.join('.') });
  if (!text.isWellFormed()) throw new Inadmissible('BAD_USER_INPUT', 'This contains half of a character (a lone surrogate).', { path: path.join('.') });
}
