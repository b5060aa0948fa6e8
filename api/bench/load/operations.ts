import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefinitionNode, type DocumentNode, type FragmentDefinitionNode, Kind, parse, print, visit } from 'graphql';

/**
 * What the web app asks, word for word as it asks it: from its own documents, each with the fragments that it needs and
 * with the `__typename` that its cache adds. Clients may ask nothing else, and what is measured is what people wait for.
 */
const built = parse(readFileSync(join(import.meta.dirname, '../../../dist/operations.graphql'), 'utf8'), { noLocation: true });
const fragments = new Map(built.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])));

export function documentOf(name: string): string {
  const operation = built.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION && each.name?.value === name);
  if (!operation) throw new Error(`The web app has no operation ${name}.`);
  return print(withTypenames({ kind: Kind.DOCUMENT, definitions: [operation, ...neededBy(operation, new Map()).values()] }));
}

function neededBy(definition: DefinitionNode, needed: Map<string, FragmentDefinitionNode>): Map<string, FragmentDefinitionNode> {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value);
      if (!fragment || needed.has(name.value)) return;
      needed.set(name.value, fragment);
      neededBy(fragment, needed);
    },
  });
  return needed;
}

function withTypenames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: {
      leave: (set, _key, parent) => {
        const isRoot = parent !== undefined && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
        if (isRoot) return undefined;
        return { ...set, selections: [...set.selections, { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }] };
      },
    },
  });
}
