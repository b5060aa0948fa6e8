import { randomUUID } from 'node:crypto';
import { getNamedType, type GraphQLField, isRequiredArgument } from 'graphql';
import type { Served } from '../served.ts';

/** Ids of everything that the database holds, all accounts and conversations among them, and one that it does not. */
export async function everyId({ world }: Served): Promise<string[]> {
  const tables = await world.sql<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'id' and data_type = 'uuid' order by 1`,
  );
  const found = [];
  // The names come from the database itself.
  for (const { name } of tables) found.push(...(await world.sql<{ id: string }>(`select id::text as id from "${name}" order by id limit $1`, [MANY.has(name) ? 30 : 4])).map(({ id }) => id));
  return [...new Set([...found, randomUUID()])];
}

/**
 * With which variables a query or subscription is asked: once with every id, where it takes one; where it needs several,
 * each with itself and with some others that belong together; whose texts it is about, as everybody's whose they could be.
 */
export function variablesFor(field: GraphQLField<unknown, unknown>, ids: readonly string[], { token, partners }: { token: string; partners: readonly string[] }): Record<string, unknown>[] {
  const owner = field.args.find(({ type }) => getNamedType(type).name === 'TextOwnerInput');
  if (owner) return [{ me: true }, { firm: true }, ...ids.map((team) => ({ team }))].map((value) => ({ [owner.name]: value }));
  const needed = field.args.filter(isRequiredArgument);
  const others = Object.fromEntries(needed.filter((arg) => !isId(arg)).map(({ name }) => [name, name === 'token' ? token : VALUES[name]]));
  const idArgs = field.args.filter(isId);
  const [first, second] = idArgs.filter(isRequiredArgument);
  if (first && second) return ids.flatMap((id) => partners.flatMap((other) => [[id, other], [other, id]])).map(([one, other]) => ({ ...others, [first.name]: one, [second.name]: other }));
  const withIds = idArgs.flatMap((arg) => ids.map((id) => ({ ...others, ...(first ? { [first.name]: id } : {}), [arg.name]: id })));
  return first ? withIds : [others, ...withIds];
}

const MANY = new Set(['account', 'thread', 'client_team']);

function isId(arg: GraphQLField<unknown, unknown>['args'][number]): boolean {
  return getNamedType(arg.type).name === 'ID';
}

/** What a field wants besides ids. */
const VALUES: Record<string, unknown> = {
  after: `a${'0'.repeat(14)}00000000-0000-0000-0000-${'0'.repeat(12)}`,
  afterSeq: 0,
};
