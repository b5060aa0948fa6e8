import type { UserConfig } from 'vite';

/**
 * Decorators as type-graphql wants them, without emitted metadata: with it, classes that refer to each other crash in native
 * modules and pass in tests. Every field names its type by function instead. The build and the tests share this one setting.
 */
export const decorators: UserConfig['oxc'] = {
  decorator: { legacy: true, emitDecoratorMetadata: false },
  assumptions: { setPublicClassFields: true },
  typescript: { removeClassFieldsWithoutInitializer: true },
};
