import { GraphQLInputObjectType, type GraphQLNamedType, type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

interface Described {
  description?: string | null | undefined;
}

/**
 * Descriptions are written once, in schema.graphql, and copied onto what the code has built: introspection and the
 * playground tell integrators what the reviewers of the contract read. `@oneOf` is copied with them, since what builds
 * the schema knows no such thing, and without it two targets at once would be let through.
 */
export function copyDescriptions(written: GraphQLSchema, built: GraphQLSchema): void {
  copy(written, built);
  for (const type of Object.values(built.getTypeMap())) {
    const original = written.getType(type.name);
    if (original) copyOnto(type, original);
  }
}

function copyOnto(type: GraphQLNamedType, original: GraphQLNamedType): void {
  copy(original, type);
  if (isEnumType(type) && isEnumType(original)) {
    for (const value of type.getValues()) copy(original.getValue(value.name), value);
  }
  if (isInputObjectType(type) && isInputObjectType(original)) copyInput(type, original);
  if ((isObjectType(type) || isInterfaceType(type)) && (isObjectType(original) || isInterfaceType(original))) {
    for (const field of Object.values(type.getFields())) {
      const from = original.getFields()[field.name];
      copy(from, field);
      for (const arg of field.args) copy(from?.args.find((each) => each.name === arg.name), arg);
    }
  }
}

function copyInput(type: GraphQLInputObjectType, original: GraphQLInputObjectType): void {
  type.isOneOf = original.isOneOf;
  for (const field of Object.values(type.getFields())) copy(original.getFields()[field.name], field);
}

function copy(from: Described | null | undefined, to: Described): void {
  if (from?.description) to.description = from.description;
}
