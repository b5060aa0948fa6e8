import { type ClassType, createUnionType, registerEnumType } from 'type-graphql';

/** What may be null in the contract. */
export const maybe = { nullable: true } as const;

/** An enum of the contract, by the names of its values: each stands for itself, as in the domain's views. */
export function enumOf<Value extends string>(name: string, values: readonly Value[]): Record<string, Value> {
  const each = Object.fromEntries(values.map((value) => [value, value]));
  registerEnumType(each, { name });
  return each;
}

/** A union of the contract. The domain says in `is` which of its members a thing is. */
export function unionOf<Members extends readonly ClassType[]>(name: string, members: () => Members) {
  return createUnionType({ name, types: members, resolveType: (thing: object) => ('is' in thing ? String(thing.is) : undefined) });
}
