import { concatAST, isAbstractType, Kind } from 'graphql';

const WARNING = '// Written by codegen.ts from schema.graphql and the documents in web/. Never by hand.';

/**
 * One typed hook for each operation: useDeskQuery and useDeskSuspenseQuery, useTransferThreadMutation,
 * useThreadEntriesSubscription. Written here because the ready-made React plugin does not type-check with Apollo Client 4.
 * Queries and subscriptions without required variables may be called without options.
 * And `possibleTypes`: which types a union of the contract has, so that the cache knows that a fragment on `Entry` fits a `Message`.
 * @type {import('@graphql-codegen/plugin-helpers').PluginFunction}
 */
export function plugin(schema, documents) {
  const operations = concatAST(documents.flatMap(({ document }) => document ?? [])).definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const imports = operations.length > 0 ? "import * as Apollo from '@apollo/client/react';" : 'export {};';
  return { prepend: [WARNING, imports], content: [...operations.flatMap(hooksOf), possibleTypesOf(schema)].join('\n') };
}

function possibleTypesOf(schema) {
  const unions = Object.values(schema.getTypeMap()).filter((type) => isAbstractType(type) && !type.name.startsWith('__'));
  const types = Object.fromEntries(unions.map((union) => [union.name, schema.getPossibleTypes(union).map(({ name }) => name)]));
  return `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(types)};`;
}

function hooksOf({ name, operation, variableDefinitions }) {
  if (!name) throw new Error(`Every operation of the web app needs a name: ${operation} { … }`);
  const kind = capital(operation);
  const operationType = capital(name.value) + kind;
  const required = variableDefinitions.some(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue);
  const hook = (use, skip, optional) =>
    `export const use${capital(name.value)}${use} = (options${optional ? '?' : ''}: Apollo.use${use}.Options<` +
    `${typesFor(use, operationType)}>${skip}) => Apollo.use${use}(${capital(name.value)}Document, options);`;

  // A suspended screen always has its data, so its hook takes no skipToken; mutations get their variables when they are called.
  if (operation === 'mutation') return [hook('Mutation', '', true)];
  if (operation === 'subscription') return [hook('Subscription', ' | Apollo.SkipToken', !required)];
  return [hook('Query', ' | Apollo.SkipToken', !required), hook('SuspenseQuery', '', !required)];
}

/** Apollo's options of a suspended query are generic over the variables alone. */
function typesFor(use, operationType) {
  return use === 'SuspenseQuery' ? `${operationType}Variables` : `${operationType}, ${operationType}Variables`;
}

function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
