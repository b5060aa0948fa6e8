import {
  type GraphQLInputType, type GraphQLLeafType, type GraphQLSchema, isEnumType, isInputObjectType, isListType, isNonNullType,
  isRequiredInputField, type OperationDefinitionNode, type GraphQLInputObjectType, typeFromAST, isInputType,
} from 'graphql';
import { Inadmissible } from '../errors.ts';

/**
 * Whether the variables fit what the operation declares. The executor would find out too, but its sentences repeat the
 * value (`got invalid value "hunter2"`), and a password in the wrong place must not be told to whoever reads errors.
 */
export function misfits(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Record<string, unknown>): Inadmissible[] {
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type: node, defaultValue }) => {
    const type = typeFromAST(schema, node);
    const name = variable.name.value;
    if (!isInputType(type)) return [];
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return value === undefined && defaultValue !== undefined ? [] : check(type, value, name);
  });
}

function check(type: GraphQLInputType, value: unknown, path: string): Inadmissible[] {
  if (isNonNullType(type)) return value === null || value === undefined ? [bad(path, 'This is needed.')] : check(type.ofType, value, path);
  if (value === null || value === undefined) return [];
  if (isListType(type)) {
    const items: unknown[] = Array.isArray(value) ? value : [value];
    return firstOnly(items.flatMap((item, index) => check(type.ofType, item, Array.isArray(value) ? `${path}.${index}` : path)));
  }
  return isInputObjectType(type) ? checkObject(type, value, path) : checkLeaf(type, value, path);
}

function checkObject(type: GraphQLInputObjectType, value: unknown, path: string): Inadmissible[] {
  if (!isObject(value)) return [bad(path, `This is not a ${type.name}.`)];
  const fields = type.getFields();
  const given = Object.keys(value).filter((key) => value[key] !== undefined);
  if (given.some((key) => !Object.hasOwn(fields, key))) return [bad(path, `This has a field that ${type.name} does not have.`)];
  if (type.isOneOf && (given.length !== 1 || value[given[0] ?? ''] === null)) return [bad(path, 'Give exactly one of these.')];
  return Object.values(fields).flatMap((field) => {
    const inside = `${path}.${field.name}`;
    if (value[field.name] !== undefined) return check(field.type, value[field.name], inside);
    return isRequiredInputField(field) ? [bad(inside, 'This is needed.')] : [];
  });
}

function checkLeaf(type: GraphQLLeafType, value: unknown, path: string): Inadmissible[] {
  try {
    if (type.parseValue(value) !== undefined) return [];
  } catch {
    // What the type says about the value would repeat it.
  }
  return [bad(path, isEnumType(type) ? `This is none of ${type.getValues().map(({ name }) => name).join(', ')}.` : `This is not a ${type.name}.`)];
}

/** A long list of wrong things is wrong once. */
function firstOnly(all: Inadmissible[]): Inadmissible[] {
  return all.slice(0, 1);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bad(path: string, message: string): Inadmissible {
  return new Inadmissible('BAD_USER_INPUT', message, { path });
}
