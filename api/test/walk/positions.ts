import { randomUUID } from 'node:crypto';
import {
  getNamedType, type GraphQLArgument, type GraphQLField, type GraphQLInputField, type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType,
  isRequiredArgument, isRequiredInputField,
} from 'graphql';

/** Where in what a field is told an id stands: `input.to.member`. */
export type Position = string[];

/** Ids that the asker may name, by the name of what takes them, and the version that they have seen. */
export type Own = (name: string) => string | number;

type Told = GraphQLArgument | GraphQLInputField;

/** Every place where a field takes an id of something: what the caller's own device makes is no such thing. */
export function positionsOf(field: GraphQLField<unknown, unknown>, kinds: readonly string[] = ['ID']): Position[] {
  return field.args.flatMap((arg) => positionsIn(arg, [], kinds));
}

/** Every place where it takes a text, an id or anything else that is written down in letters. */
export function textPositionsOf(field: GraphQLField<unknown, unknown>): Position[] {
  return positionsOf(field, ['ID', 'String', 'UUID', 'DateTime']);
}

/** Variables that are right in every part, with this id in this place. */
export function variablesWith(field: GraphQLField<unknown, unknown>, own: Own, position: Position, id: string): Record<string, unknown> {
  const told = field.args.filter((arg) => isRequiredArgument(arg) || arg.name === position[0]);
  return Object.fromEntries(told.map((arg) => [arg.name, valueOf(arg, own, arg.name === position[0] ? position.slice(1) : null, id)]));
}

function positionsIn(told: Told, before: Position, kinds: readonly string[]): Position[] {
  const type = getNamedType(told.type);
  if (kinds.includes(type.name)) return [[...before, told.name]];
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((each) => positionsIn(each, [...before, told.name], kinds));
}

/** `rest`: where in it the id goes. Empty: here. Null: not in here. */
function valueOf(told: Told, own: Own, rest: Position | null, id: string): unknown {
  return valueIn(told.type, told.name, own, rest, id);
}

function valueIn(type: GraphQLInputType, name: string, own: Own, rest: Position | null, id: string): unknown {
  if (isNonNullType(type)) return valueIn(type.ofType, name, own, rest, id);
  if (isListType(type)) return [valueIn(type.ofType, name, own, rest, id)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const [here] = rest ?? [];
    const chosen = type.isOneOf ? fields.filter((each) => each.name === (here ?? fields[0]?.name)) : fields.filter((each) => isRequiredInputField(each) || each.name === here);
    return Object.fromEntries(chosen.map((each) => [each.name, valueOf(each, own, each.name === here ? (rest ?? []).slice(1) : null, id)]));
  }
  if (rest !== null) return id;
  if (type.name === 'ID') return own(name);
  if (type.name === 'UUID') return randomUUID();
  if (type.name === 'Int') return name === 'version' ? own(name) : (NUMBERS[name] ?? 1);
  if (type.name === 'Boolean') return true;
  if (type.name === 'DateTime') return new Date(Date.now() + 86_400_000).toISOString();
  return TEXTS[name] ?? 'a word';
}

const NUMBERS: Record<string, number> = { lastSeenSeq: 99 };
const TEXTS: Record<string, string> = {
  email: 'somebody@else.example', securePhone: '+447700900456', code: '000000', password: 'a lantern by the weir', timeZone: 'Europe/London', opens: '09:00', closes: '17:00',
  after: `a${'0'.repeat(14)}00000000-0000-0000-0000-${'0'.repeat(12)}`,
};
