import { randomUUID } from 'node:crypto';
import {
  getNamedType, type GraphQLArgument, type GraphQLField, type GraphQLInputField, type GraphQLInputType, type GraphQLSchema, isEnumType, isInputObjectType,
  isLeafType, isListType, isNonNullType, isRequiredArgument, isRequiredInputField,
} from 'graphql';

export type RootType = 'Query' | 'Mutation' | 'Subscription';

/** The root fields of the contract. */
export function fieldsOf(contract: GraphQLSchema, type: RootType): GraphQLField<unknown, unknown>[] {
  const root = { Query: contract.getQueryType(), Mutation: contract.getMutationType(), Subscription: contract.getSubscriptionType() }[type];
  return Object.values(root?.getFields() ?? {});
}

/** The smallest document that asks for a field: only the arguments that it must have, each id another one. */
export function smallest(type: RootType, field: GraphQLField<unknown, unknown>, threadId: string = randomUUID()): string {
  const args = field.args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${literal(arg, field.name === 'thread' ? threadId : randomUUID(), threadId)}`);
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  return `${type.toLowerCase()} { ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${selection} }`;
}

function literal({ name, type }: GraphQLArgument | GraphQLInputField, id: string, threadId: string): string {
  return literalOf(type, name === 'threadId' ? threadId : id, threadId);
}

function literalOf(type: GraphQLInputType, id: string, threadId: string): string {
  if (isNonNullType(type)) return literalOf(type.ofType, id, threadId);
  if (isListType(type)) return `[${literalOf(type.ofType, id, threadId)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const given = type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
    return `{ ${given.map((field) => `${field.name}: ${literal(field, randomUUID(), threadId)}`).join(', ')} }`;
  }
  if (type.name === 'Int') return '1';
  if (type.name === 'Boolean') return 'true';
  if (type.name === 'DateTime') return '"2030-12-24T12:00:00.000Z"';
  return `"${type.name === 'String' ? 'x' : id}"`;
}
