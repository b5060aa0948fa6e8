// The decorators ask for it, although nothing is emitted into it.
import 'reflect-metadata';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, getMetadataStorage } from 'type-graphql';
import written from '../../schema.graphql?raw';
import { copyDescriptions } from './contract/descriptions.ts';
import { firstDifference } from './contract/drift.ts';
import { guard } from './contract/rules.ts';
import { resolvers } from './contract/resolvers.ts';

/** The written contract differs from the code. The message names the first difference. */
export class ContractDrift extends Error {
  override readonly name = 'ContractDrift';
}

/**
 * The schema that is served: built from the classes, and proven to print to exactly schema.graphql. Where the two
 * differ the server does not start, so nobody can be promised what the code does not do. Every root field stands under
 * its rule.
 */
export function buildContract(): GraphQLSchema {
  const contract = buildSchema(written);
  const built = buildFromCode();
  copyDescriptions(contract, built);
  const difference = firstDifference(contract, built);
  if (difference !== null) throw new ContractDrift(`schema.graphql and the code differ: ${difference}.`);
  guard(built);
  return built;
}

function buildFromCode(): GraphQLSchema {
  // Fields that a view simply has are read by graphql itself; type-graphql would put three objects and two calls around each.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers ??= true;
  return buildSchemaSync({
    resolvers,
    validate: false,
    // Every subscription names its own source; the one that type-graphql asks for is never used.
    pubSub: { publish: refuse, subscribe: refuse },
  });
}

function refuse(): never {
  throw new Error('Subscriptions read the live feeds of the context.');
}
