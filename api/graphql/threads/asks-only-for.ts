import { type GraphQLResolveInfo, Kind } from 'graphql';

/**
 * Whether nothing is asked of a thread but its id, which whoever asks knows, and all of these, without a condition: then what they
 * read says by itself whether there is such a thread, and the thread itself need not be read.
 */
export function asksOnlyFor({ fieldNodes }: GraphQLResolveInfo, fields: readonly string[]): boolean {
  const asked = fieldNodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  const names = asked.map((each) => (each.kind === Kind.FIELD && (each.directives ?? []).length === 0 ? each.name.value : null));
  return names.every((name) => name !== null && ['id', '__typename', ...fields].includes(name)) && fields.every((field) => names.includes(field));
}
