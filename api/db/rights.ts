import type { ClientBase } from 'pg';

/** The role that the server works as: it reads and writes, owns nothing, and can only append to the audit. */
export const APP_ROLE = 'switchboard_app';
/** For whoever examines the audit with tools of their own: reads it, and nothing else. */
const AUDITOR_ROLE = 'switchboard_auditor';

/** What is appended to and never changed, and read by whoever examines the audit. */
const AUDIT = ['audit', 'audit_seal'];
/** What else is appended to and never changed. */
const VERSIONS = ['entry_version'];

/**
 * Sees to the roles of the cluster. Making them takes a right that the user of somebody's own Postgres may lack; then
 * an administrator has to have made them, and where that was not done either, the start ends with what they would run.
 */
export async function ensureRoles(client: ClientBase): Promise<void> {
  for (const role of [APP_ROLE, AUDITOR_ROLE]) await patiently(() => make(client, role));
  if (await mayTake(client, APP_ROLE)) return;
  await patiently(() => tolerating(client.query(`grant ${APP_ROLE} to current_user`)));
  if (!(await mayTake(client, APP_ROLE))) throw await whatIsMissing(client);
}

/** Whether the tables stand already and are somebody else's, who alone can change them and say who may do what. */
export async function isOthers(client: ClientBase): Promise<boolean> {
  const { rowCount } = await client.query(`select from pg_class where oid = to_regclass('mikro_orm_migrations') and not pg_has_role(current_user, relowner, 'usage')`);
  return rowCount !== 0;
}

/**
 * Says who may do what with the tables of this schema: anew after every migration, so that a table that has come is
 * under the same rules, and after a restore, which brings tables without their rights.
 */
export async function grantRights(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ schema: string; auditor: boolean; tables: string[] }>(
    `select quote_ident(current_schema()) as schema, exists (select from pg_roles where rolname = $1) as auditor,
       array(select tablename::text from pg_tables where schemaname = current_schema() and tablename = any($2)) as tables`,
    [AUDITOR_ROLE, [...AUDIT, ...VERSIONS]],
  );
  const { schema = 'public', auditor = false, tables = [] } = rows[0] ?? {};
  const named = (of: string[]) => tables.filter((table) => of.includes(table)).map((table) => `${schema}.${table}`).join(', ');
  const versions = named(VERSIONS);
  const statements = [
    'begin',
    `grant usage on schema ${schema} to ${APP_ROLE}`,
    `grant select, insert, update, delete on all tables in schema ${schema} to ${APP_ROLE}`,
    `grant usage, select on all sequences in schema ${schema} to ${APP_ROLE}`,
    `revoke update, delete, truncate, references, trigger on ${named(AUDIT)} from ${APP_ROLE}`,
    // There from the version of the tables on that has them.
    ...(versions === '' ? [] : [`revoke update, delete, truncate, references, trigger on ${versions} from ${APP_ROLE}`]),
    `revoke insert, update, delete on ${schema}.mikro_orm_migrations from ${APP_ROLE}`,
    ...(auditor ? [`grant usage on schema ${schema} to ${AUDITOR_ROLE}`, `grant select on ${named(AUDIT)} to ${AUDITOR_ROLE}`] : []),
    'commit',
  ];
  await patiently(() => client.query(statements.join('; ')).catch((error: unknown) => client.query('rollback').then(() => Promise.reject(error))));
}

async function make(client: ClientBase, role: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount === 0) await tolerating(client.query(`create role ${role} nologin`));
}

/** Asked by trying: how memberships are given differs from one version of Postgres to the next. */
async function mayTake(client: ClientBase, role: string): Promise<boolean> {
  return client.query(`set role ${role}`).then(() => client.query('reset role')).then(() => true, () => false);
}

async function whatIsMissing(client: ClientBase): Promise<Error> {
  const { rows } = await client.query<{ me: string; there: string[] }>(
    'select quote_ident(current_user) as me, array(select rolname::text from pg_roles where rolname = any($1)) as there', [[APP_ROLE, AUDITOR_ROLE]],
  );
  const missing = [APP_ROLE, AUDITOR_ROLE].filter((role) => !rows[0]?.there.includes(role));
  const statements = [...missing.map((role) => `create role ${role} nologin`), `grant ${APP_ROLE} to ${rows[0]?.me ?? 'current_user'}`];
  return new Error(`The database's user may neither make nor take the roles that Switchboard works with; an administrator of that Postgres runs this, once: ${statements.join('; ')};`);
}

/** Not ours to do, or there is no such role: what follows looks whether it is there after all. */
const DENIED = ['42501', '42704'];
/** Somebody else makes the same role or gives the same right at this moment, from another database of the cluster. */
const MEANWHILE = ['42710', '23505', 'XX000', '40001', '40P01'];
const TRIES = 10;

async function patiently(work: () => Promise<unknown>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      return void (await work());
    } catch (error) {
      if (tried === TRIES || !MEANWHILE.includes(codeOf(error))) throw error;
    }
  }
}

async function tolerating(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!DENIED.includes(codeOf(error))) throw error;
  });
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
