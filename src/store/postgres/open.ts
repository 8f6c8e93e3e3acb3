import { Kysely, PostgresDialect as KyselyDialect } from 'kysely';
import pg from 'pg';
import { StoreError } from '../error.ts';
import { migrate } from '../sql/migrate.ts';
import { SqlStore } from '../sql/sql-store.ts';
import type { Tables } from '../tables.ts';
import { PostgresDialect } from './dialect.ts';
import { postgresError } from './errors.ts';

/** How long, in ms: to wait for a connection, for another's lock, and for one statement at most. */
const CONNECT = 10_000;
const LOCK = 5_000;
const STATEMENT = 120_000;
/** Connections at most: one writes, the others answer questions. */
const CONNECTIONS = 8;

/** Numbers that PostgreSQL sends as text for fear of JavaScript: counts and sums here fit in 2^53. */
const INT8 = 20;
const NUMERIC = 1700;

/** Oldest server that the archive's SQL runs on. */
const OLDEST = 15;

/**
 * Opens an archive in a PostgreSQL database, in the schema that its search path names first, bringing
 * its tables up to date. Throws a StoreError where the server or the database cannot serve. `last` leaves
 * the tables as that step made them, for tests of the steps after it.
 */
export async function openPostgresStore(address: string, last?: string): Promise<SqlStore> {
  const location = shown(address);
  const pool = new pg.Pool({
    connectionString: address,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT,
    statement_timeout: STATEMENT,
    lock_timeout: LOCK,
    idle_in_transaction_session_timeout: STATEMENT,
    application_name: 'chancery',
    keepAlive: true,
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
  });
  // A connection that dies idle is replaced; one that dies at work fails what it is asked next. Unheard,
  // the news would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  const kysely = new Kysely<Tables>({ dialect: new KyselyDialect({ pool }) });
  const dialect = new PostgresDialect(location, pool, kysely);
  try {
    await checkServer(pool, location);
    await migrate(kysely, dialect, location, last);
    const store = new SqlStore(location, kysely, dialect);
    if (last === undefined) await store.catchUp();
    return store;
  } catch (cause) {
    await dialect.close();
    throw postgresError(cause, location);
  }
}

/** Refuses a server too old, and a database whose encoding cannot hold every text. */
async function checkServer(pool: pg.Pool, location: string): Promise<void> {
  const { rows } = await pool.query(
    `select current_setting('server_version_num')::int as version,
       current_setting('server_encoding') as encoding, current_schema() as schema`,
  );
  const [{ version, encoding, schema }] = rows;
  const unfit = (reason: string) => new StoreError('archive-server-unfit', location, { reason });
  if (version < OLDEST * 10_000) {
    throw unfit(`its version is ${Math.floor(version / 10_000)}; ${OLDEST} or newer is needed`);
  }
  if (encoding !== 'UTF8') throw unfit(`its encoding is ${encoding}; UTF8 is needed`);
  if (schema === null) throw unfit('no schema in its search path exists; create one');
}

/** The address without its password, for messages. */
function shown(address: string): string {
  return address
    .replace(/^(\w+:\/\/[^/@:]*):[^/@]*@/, '$1@')
    .replace(/([?&]password=)[^&]*/, '$1…');
}

function parserOf(type: number, format?: 'text' | 'binary'): unknown {
  return type === INT8 || type === NUMERIC
    ? Number
    : pg.types.getTypeParser(type, format as 'text');
}
