import { GraphQLError, GraphQLScalarType } from 'graphql';

/*
 * Both scalars are strict, and neither repeats what it was given: a value in the wrong place may be a password, and
 * errors are shown, logged and stored by others.
 */

/** A moment in UTC with milliseconds. Deeds that are answered a second time keep theirs as text, which is taken too. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize: (value) => momentOf(value).toISOString(),
  parseValue: momentOf,
});

/** An id made by the caller's device, in lower case from here on. */
export const UUID = new GraphQLScalarType<string, string>({ name: 'UUID', serialize: uuidOf, parseValue: uuidOf });

function momentOf(value: unknown): Date {
  const moment = value instanceof Date ? value : typeof value === 'string' && MOMENT.test(value) ? new Date(value) : null;
  if (moment === null || Number.isNaN(moment.getTime())) throw new GraphQLError('This is not a moment like 2026-03-12T14:03:07.120Z.');
  return moment;
}

function uuidOf(value: unknown): string {
  if (typeof value !== 'string' || !HEX.test(value)) throw new GraphQLError('This is not a UUID.');
  return value.toLowerCase();
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/;
const HEX = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
