import type { Limits } from '../../limits.ts';
import { takesSecret } from '../contract/rules.ts';
import { Inadmissible } from '../errors.ts';
import type { Measured } from './measure.ts';

/** Refuses what asks for too much at once. */
export function refuseLarge(measured: readonly Measured[], limits: Limits['document']): void {
  const all = measured.map(({ size }) => size);
  const sum = (of: (size: Measured['size']) => number) => all.reduce((total, size) => total + of(size), 0);
  const aboutSchema = measured.every(({ roots }) => roots.every((field) => ABOUT_SCHEMA.has(field)));
  if (!aboutSchema && all.some(({ depth }) => depth > limits.depth)) throw tooLarge(`a depth of ${limits.depth}`);
  if (measured.some(({ written }) => written > limits.fields)) throw tooLarge(`${limits.fields} fields`);
  if (sum(({ fields }) => fields) > limits.unfoldedFields) throw tooLarge(`${limits.unfoldedFields} fields, fragments unfolded`);
  if (sum(({ aliases }) => aliases) > limits.aliases) throw tooLarge(`${limits.aliases} aliases`);
  if (sum(({ directives }) => directives) > limits.directives) throw tooLarge(`${limits.directives} directives`);
  for (const { operation, roots } of measured) {
    if (roots.length > limits.rootFields) throw tooLarge(`${limits.rootFields} fields at the root`);
    // Each alias of a sign-in would be a guess of its own.
    const asked = roots.filter((field) => field !== '__typename');
    if (operation.operation === 'mutation' && asked.length > 1) throw tooLarge('one mutation');
    if (asked.filter((field) => takesSecret.has(field)).length > 1) throw tooLarge('one field that takes a secret');
  }
}

const ABOUT_SCHEMA = new Set(['__schema', '__type', '__typename']);

export function tooLarge(most: string): Inadmissible {
  return new Inadmissible('GRAPHQL_VALIDATION_FAILED', `One operation asks for at most ${most}.`);
}
