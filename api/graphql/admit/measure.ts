import { type DirectiveNode, type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** What a document asks for, counted as often as its fragments repeat it; the `__typename` that client libraries add is free. */
export interface Size {
  fields: number;
  depth: number;
  aliases: number;
  directives: number;
}

/** One operation, by its size and what stands at its root. */
export interface Measured {
  operation: OperationDefinitionNode;
  size: Size;
  /** Fields as they are written, each fragment once. */
  written: number;
  /** Names of the root fields, each as often as it is asked for. */
  roots: string[];
}

const NONE: Size = { fields: 0, depth: 0, aliases: 0, directives: 0 };

/**
 * Measures a document in time that grows with its length alone: every fragment is measured once and counted wherever
 * it is spread, so ten lines that unfold to a billion fields cost ten lines. Null: its fragments go in a circle.
 */
export function measure(document: DocumentNode): Measured[] | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const sizes = sizesOf(fragments);
  if (sizes === null) return null;
  const inFragments = [...fragments.values()].reduce((sum, { selectionSet }) => sum + sizeOf(selectionSet, NO_FRAGMENTS).fields, 0);
  return document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => ({
      operation,
      size: plus(sizeOf(operation.selectionSet, sizes), { ...NONE, directives: directivesOf(operation) }),
      written: sizeOf(operation.selectionSet, NO_FRAGMENTS).fields + inFragments,
      roots: rootsOf(operation.selectionSet, fragments, { left: MOST_ROOTS }),
    }));
}

type Sizes = ReadonlyMap<string, Size>;

/** Spreads count nothing. */
const NO_FRAGMENTS: Sizes = new Map();

/** Fragments that need no unmeasured one come first; when none is left to measure but some remain, they go in a circle. */
function sizesOf(fragments: ReadonlyMap<string, FragmentDefinitionNode>): Sizes | null {
  const sizes = new Map<string, Size>();
  const under = new Set<string>();
  const visit = (name: string): boolean => {
    const fragment = fragments.get(name);
    if (!fragment || sizes.has(name)) return true;
    if (under.has(name)) return false;
    under.add(name);
    if (!spreadsIn(fragment.selectionSet).every(visit)) return false;
    under.delete(name);
    sizes.set(name, plus(sizeOf(fragment.selectionSet, sizes), { ...NONE, directives: directivesOf(fragment) }));
    return true;
  };
  return [...fragments.keys()].every(visit) ? sizes : null;
}

function spreadsIn(set: SelectionSetNode): string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection.name.value];
    return selection.selectionSet ? spreadsIn(selection.selectionSet) : [];
  });
}

function sizeOf(set: SelectionSetNode, sizes: Sizes): Size {
  return set.selections.reduce((sum, selection) => {
    const directives = { ...NONE, directives: directivesOf(selection) };
    if (selection.kind === Kind.FRAGMENT_SPREAD) return plus(sum, sizes.get(selection.name.value) ?? NONE, directives);
    const inside = selection.selectionSet ? sizeOf(selection.selectionSet, sizes) : NONE;
    if (selection.kind === Kind.INLINE_FRAGMENT) return plus(sum, inside, directives);
    if (selection.name.value === '__typename') return plus(sum, { ...directives, depth: 1, aliases: selection.alias ? 1 : 0 });
    const itself = { ...inside, fields: inside.fields + 1, depth: inside.depth + 1, aliases: inside.aliases + (selection.alias ? 1 : 0) };
    return plus(sum, itself, directives);
  }, NONE);
}

function plus(...sizes: Size[]): Size {
  return sizes.reduce((one, other) => ({
    fields: one.fields + other.fields,
    depth: Math.max(one.depth, other.depth),
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
  }));
}

function directivesOf({ directives }: { readonly directives?: ReadonlyArray<DirectiveNode> | undefined }): number {
  return directives?.length ?? 0;
}

/** More are too many whatever the limit; nobody need count on. */
const MOST_ROOTS = 1000;

function rootsOf(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>, budget: { left: number }): string[] {
  const roots: string[] = [];
  for (const selection of set.selections) {
    if (budget.left-- <= 0) break;
    if (selection.kind === Kind.FIELD) roots.push(selection.name.value);
    const inside = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)?.selectionSet : selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : undefined;
    if (inside) roots.push(...rootsOf(inside, fragments, budget));
  }
  return roots;
}
