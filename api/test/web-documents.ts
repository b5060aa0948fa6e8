import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, type OperationDefinitionNode, parse, print, visit } from 'graphql';
import { root } from './house.ts';

/** Everything that the web app asks, as one text. */
export const webDocuments = readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => readFileSync(join(root, 'web', file), 'utf8'))
  .join('\n');

const { definitions } = parse(webDocuments);
const fragments = new Map(definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])));

/** The names of the web app's subscriptions. */
export const webSubscriptions = operations().filter(({ operation }) => operation === 'subscription').map(({ name }) => name?.value ?? '');

/** One of its operations, with the fragments that it needs, as it goes over the wire. */
export function webOperation(name: string): string {
  const operation = operations().find((each) => each.name?.value === name);
  if (!operation) throw new Error(`the web app has no operation ${name}`);
  const needed = new Set<string>();
  const look = (part: Parameters<typeof visit>[0]) =>
    visit(part, {
      FragmentSpread({ name: { value } }) {
        const fragment = fragments.get(value);
        if (!fragment || needed.has(value)) return;
        needed.add(value);
        look(fragment);
      },
    });
  look(operation);
  return [operation, ...[...needed].flatMap((each) => fragments.get(each) ?? [])].map((each) => print(each)).join('\n');
}

function operations(): OperationDefinitionNode[] {
  return definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
}
