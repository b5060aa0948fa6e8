import type { Pool, PoolClient } from 'pg';

/** A statement that names itself does so in its first line: `-- desk`. */
const NAME = /^-- ([a-z-]+)\n/u;

/**
 * Statements that name themselves are parsed and planned once on each connection, and then only carried out. For a few
 * long ones that are asked often, planning takes several times as long as the rest; all others are planned for the values
 * that they come with, and leave nothing behind.
 */
export function prepareNamed(pool: Pool): void {
  pool.on('connect', prepares);
}

function prepares(client: PoolClient): void {
  const asked = (text: unknown, values: unknown): unknown[] => {
    const name = typeof text === 'string' && Array.isArray(values) ? NAME.exec(text)?.[1] : undefined;
    return name === undefined ? [text, values] : [{ name, text, values }];
  };
  Object.assign(client, { query: (text: unknown, values: unknown, ...rest: unknown[]) => Reflect.apply(Object.getPrototypeOf(client).query, client, [...asked(text, values), ...rest]) });
}
