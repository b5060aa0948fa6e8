import { getNamedType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, isLeafType, isObjectType, isRequiredArgument, isUnionType } from 'graphql';

/*
 * Documents that walk the contract: from a root field along every path to a given depth, with every value that stands
 * on the way. They are made from the contract itself, so a field that is new is walked without anybody thinking of it.
 */

export type RootType = 'Query' | 'Mutation' | 'Subscription';

/** Objects within objects, from what the root field answers on. A card's preview names its author at the sixth. */
const DEPTH = 6;

/** Of one document: what a screen could ask too, so that admission lets it through. */
const MOST_FIELDS = 200;
/** The same where nobody is signed in. */
export const MOST_OF_NOBODY = 30;

/** What is asked of one object: its own values, and objects behind it, of each union one member. */
interface Asked {
  type: GraphQLObjectType;
  behind: Map<string, Asked>;
}

/** A way in: fields, each with the type that is taken there. */
type Way = { field: string; type: GraphQLObjectType }[];

/** The root fields of the contract. */
export function rootFields(contract: GraphQLSchema, root: RootType): GraphQLField<unknown, unknown>[] {
  const type = { Query: contract.getQueryType(), Mutation: contract.getMutationType(), Subscription: contract.getSubscriptionType() }[root];
  return Object.values(type?.getFields() ?? {});
}

/** As many documents as it takes to go every way from this field, with these variables. */
export function walksFrom(root: RootType, field: GraphQLField<unknown, unknown>, given: readonly string[], most = MOST_FIELDS): string[] {
  const trees: Asked[] = [];
  for (const way of waysFrom(field, DEPTH)) {
    if (trees.some((tree) => isRoomFor(tree, way, most))) continue;
    const [first, ...rest] = way;
    if (!first) continue;
    const tree = { type: first.type, behind: new Map() };
    add(tree, rest);
    trees.push(tree);
  }
  if (trees.length === 0) return [operation(root, field, given, '')];
  return trees.map((tree) => operation(root, field, given, selected(field, tree)));
}

function waysFrom(field: GraphQLField<unknown, unknown>, depth: number): Way[] {
  if (depth === 0 || field.args.some(isRequiredArgument) && depth < DEPTH) return [];
  return membersOf(field).flatMap((type) => {
    const step = { field: field.name, type };
    return [[step], ...Object.values(type.getFields()).flatMap((each) => waysFrom(each, depth - 1)).map((way) => [step, ...way])];
  });
}

/** Adds the way if no other member of a union is asked for on it, and the document does not grow too large. */
function isRoomFor(tree: Asked, [first, ...rest]: Way, most: number): boolean {
  if (tree.type !== first?.type) return false;
  let asked: Asked | undefined = tree;
  for (const { field, type } of rest) {
    asked = asked?.behind.get(field);
    if (asked && asked.type !== type) return false;
  }
  const fresh = add(structure(tree), rest);
  if (sizeOf(fresh) > most) return false;
  add(tree, rest);
  return true;
}

function add(tree: Asked, way: Way): Asked {
  let asked = tree;
  for (const { field, type } of way) {
    const next = asked.behind.get(field) ?? { type, behind: new Map() };
    asked.behind.set(field, next);
    asked = next;
  }
  return tree;
}

function structure({ type, behind }: Asked): Asked {
  return { type, behind: new Map([...behind].map(([field, each]) => [field, structure(each)])) };
}

function sizeOf({ type, behind }: Asked): number {
  return valuesOf(type).length + [...behind.values()].reduce((sum, each) => sum + 1 + sizeOf(each), 0);
}

function selected(field: GraphQLField<unknown, unknown>, { type, behind }: Asked): string {
  const fields = type.getFields();
  const objects = [...behind].flatMap(([name, asked]) => (fields[name] ? [`${name}${selected(fields[name], asked)}`] : []));
  const inside = ['__typename', ...valuesOf(type), ...objects].join(' ');
  return isUnionType(getNamedType(field.type)) ? ` { __typename ... on ${type.name} { ${inside} } }` : ` { ${inside} }`;
}

function valuesOf(type: GraphQLObjectType): string[] {
  return Object.values(type.getFields()).filter((each) => isLeafType(getNamedType(each.type)) && !each.args.some(isRequiredArgument)).map((each) => each.name);
}

function membersOf(field: GraphQLField<unknown, unknown>): readonly GraphQLObjectType[] {
  const type = getNamedType(field.type);
  if (isUnionType(type)) return type.getTypes();
  return isObjectType(type) ? [type] : [];
}

function operation(root: RootType, field: GraphQLField<unknown, unknown>, given: readonly string[], selection: string): string {
  const args = field.args.filter(({ name }) => given.includes(name));
  const declared = args.length === 0 ? '' : `(${args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')})`;
  const passed = args.length === 0 ? '' : `(${args.map(({ name }) => `${name}: $${name}`).join(', ')})`;
  return `${root.toLowerCase()} Walk${declared} { ${field.name}${passed}${selection} }`;
}
