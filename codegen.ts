import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * From the contract and the documents beside the screens to web/data/generated.ts.
 * One file, so that a fragment declared in one room and spread in another is the same type in both.
 * `npm run codegen -- --check` writes nothing and fails where the file would change.
 */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['web/**/*.graphql'],
  ignoreNoDocuments: true,
  errorsOnly: true,
  emitLegacyCommonJSImports: false,
  config: {
    strictScalars: true,
    scalars: {
      ID: { input: 'string', output: 'string' },
      DateTime: { input: 'string', output: 'string' },
      UUID: { input: 'string', output: 'string' },
    },
    useTypeImports: true,
  },
  generates: {
    'web/data/generated.ts': {
      plugins: [
        'typescript-operations',
        'typed-document-node',
        './web/data/hooks-plugin.mjs',
      ],
      config: {
        // Unions are told apart by __typename, so it is never optional: Apollo Client selects it in every place.
        nonOptionalTypename: true,
        enumType: 'string-literal',
        arrayInputCoercion: false,
        documentMode: 'documentNode',
        documentNodeImport: '@apollo/client#TypedDocumentNode',
        dedupeFragments: true,
        optimizeDocumentNode: true,
        skipTypeNameForRoot: true,
      },
    },
  },
};

export default config;
