import { createHash } from 'node:crypto';
import { type DefinitionNode, type DocumentNode, type FragmentDefinitionNode, Kind, parse, print, visit } from 'graphql';

/** The operations that our own programs ask, by their shape. */
export type Stored = ReadonlySet<string>;

/** The operations of these texts, each with the fragments that it needs of its own text. */
export function storedIn(texts: readonly string[]): Stored {
  return new Set(texts.flatMap(shapesIn));
}

function shapesIn(text: string): string[] {
  if (text.trim() === '') return [];
  const { definitions } = parse(text, { noLocation: true });
  const fragments = new Map(definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])));
  const operations = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  return operations.map((operation) => shapeOf({ kind: Kind.DOCUMENT, definitions: [operation, ...neededBy(operation, fragments)] }));
}

/**
 * What a document asks for, whatever the order of its parts, its blanks, and the `__typename` that client libraries
 * add: as a SHA-256.
 */
export function shapeOf(document: DocumentNode): string {
  const bare = visit(document, { Field: ({ name, alias }) => (name.value === '__typename' && !alias ? null : undefined) });
  const parts = bare.definitions.map((definition) => print(definition)).sort();
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

function neededBy(definition: DefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): FragmentDefinitionNode[] {
  const needed = new Map<string, FragmentDefinitionNode>();
  const look = (part: DefinitionNode): unknown =>
    visit(part, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || needed.has(name.value)) return;
        needed.set(name.value, fragment);
        look(fragment);
      },
    });
  look(definition);
  return [...needed.values()];
}
