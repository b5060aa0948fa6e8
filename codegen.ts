import type { CodegenConfig } from '@graphql-codegen/cli';

/** What each file is made of: types, documents and hooks. */
const typed = {
  plugins: ['typescript-operations', 'typed-document-node', './web/data/hooks-plugin.mjs'],
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
};

/**
 * From the contract and the documents beside the screens to typed documents and hooks. One file for everybody, so that a
 * fragment declared in one room and spread in another is the same type in both; and one each for the rooms of administrators,
 * of settings, of texts, of what is done with what was written, and for what a holder does now and then, whose documents are loaded when somebody enters.
 * `npm run codegen -- --check` writes nothing and fails where a file would change.
 */
const config: CodegenConfig = {
  schema: 'schema.graphql',
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
    'web/data/generated.ts': { documents: ['web/**/*.graphql', '!web/features/{admin,settings}/**', '!web/features/thread/{texts,written}/**', '!web/data/board/**'], ...typed },
    'web/data/board/generated.ts': { documents: ['web/data/*.graphql', 'web/data/board/*.graphql'], ...typed },
    'web/features/thread/texts/generated.ts': { documents: ['web/data/*.graphql', 'web/features/thread/texts/*.graphql'], ...typed },
    'web/features/thread/written/generated.ts': { documents: ['web/data/*.graphql', 'web/features/thread/written/*.graphql'], ...typed },
    'web/features/settings/generated.ts': { documents: ['web/data/*.graphql', 'web/features/settings/*.graphql'], ...typed },
    'web/features/admin/generated.ts': { documents: ['web/**/*.graphql'], ...typed },
  },
};

export default config;
