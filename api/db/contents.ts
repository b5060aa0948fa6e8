import { type Client, escapeIdentifier } from 'pg';

/** A table, and the columns of it that are data: what the database works out by itself is not. */
export interface Table {
  name: string;
  columns: string[];
}

export interface Sequence {
  name: string;
  /** The number it gives next. */
  next: string;
}

const MIGRATIONS = 'mikro_orm_migrations';

/**
 * The number of the transaction that wrote a row means something in the cluster that gave it alone: elsewhere it may lie
 * far ahead, and the watchman would take old entries for new ones for years. Who loads the row wrote it. (The audit keeps
 * its numbers: they are sealed, and the sealer knows that they may be another cluster's.)
 */
const WRITTEN_ANEW: Record<string, string[]> = { entry: ['xid'], entry_mention: ['xid'], availability: ['xid'], notice_progress: ['upto'] };

/** The migrations that this database has been through, in their order. Null: it is no Switchboard's. */
export async function migrationsOf(client: Client): Promise<string[] | null> {
  const { rows: [there] } = await client.query<{ is: boolean }>('select to_regclass($1) is not null as is', [MIGRATIONS]);
  if (!there?.is) return null;
  const { rows } = await client.query<{ name: string }>(`select name from ${MIGRATIONS} order by id`);
  return rows.map(({ name }) => name);
}

/** All tables that hold what people and the server wrote. */
export async function tablesOf(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> $1
     group by c.oid order by c.relname`,
    [MIGRATIONS],
  );
  return rows.map(({ name, columns }) => ({ name, columns: columns.filter((each) => !WRITTEN_ANEW[name]?.includes(each)) }));
}

/** Sequences stand outside of transactions, so they are never behind the rows of a snapshot that was taken before. */
export async function sequencesOf(client: Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname::text as name from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'S'
       and not exists (select from pg_depend d where d.objid = c.oid and d.refobjid = to_regclass($1)) order by 1`,
    [MIGRATIONS],
  );
  const sequences: Sequence[] = [];
  for (const { name } of rows) {
    const { rows: [at] } = await client.query<{ next: string }>(`select (last_value + is_called::int)::text as next from ${escapeIdentifier(name)}`);
    if (at) sequences.push({ name, next: at.next });
  }
  return sequences;
}

/** Takes part in the transaction, and goes back with it. */
export async function setSequence(client: Client, { name, next }: Sequence): Promise<void> {
  await client.query(`alter sequence ${escapeIdentifier(name)} restart with ${BigInt(next)}`);
}

/** The first of these tables that has a row. */
export async function firstFilled(client: Client, tables: Table[]): Promise<string | null> {
  for (const { name } of tables) {
    const { rowCount } = await client.query(`select from ${escapeIdentifier(name)} limit 1`);
    if (rowCount !== 0) return name;
  }
  return null;
}

export async function lockAlone(client: Client, tables: Table[]): Promise<void> {
  await client.query(`lock table ${tables.map(({ name }) => escapeIdentifier(name)).join(', ')} in access exclusive mode`);
}

/** Takes off all foreign keys; what it answers with puts them on again, and with that looks at every row. */
export async function withoutForeignKeys(client: Client): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<{ on: string; name: string; definition: string }>(
    `select conrelid::regclass::text as on, conname::text as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conparentid = 0 and connamespace = current_schema()::regnamespace order by 1, 2`,
  );
  for (const { on, name } of keys) await client.query(`alter table ${on} drop constraint ${escapeIdentifier(name)}`);
  return async () => {
    for (const { on, name, definition } of keys) await client.query(`alter table ${on} add constraint ${escapeIdentifier(name)} ${definition}`);
  };
}

export function copyStatement({ name, columns }: Table, direction: 'to stdout' | 'from stdin'): string {
  return `copy ${escapeIdentifier(name)} (${columns.map((each) => escapeIdentifier(each)).join(', ')}) ${direction}`;
}
