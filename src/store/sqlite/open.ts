import { Kysely, SqliteDialect as KyselyDialect } from 'kysely';
import { migrate } from '../sql/migrate.ts';
import { SqlStore } from '../sql/sql-store.ts';
import type { Tables } from '../tables.ts';
import { SqliteDialect } from './dialect.ts';
import { openDatabase, storeError } from './driver.ts';

/** How long a write waits for another process, in ms. */
const PATIENCE = 5_000;
/**
 * Pages of the file held in memory, in KiB at most. Indexes grow over SQLite's own 2 MB within some hundred
 * reports; then each report had dozens of their pages fetched again.
 */
const CACHE = 65_536;

/**
 * Opens an archive in an SQLite file, creating it and bringing its tables up to date; ":memory:" is
 * an archive that lives while it is open. Throws a StoreError where the file cannot serve. `last` leaves
 * the tables as that step made them, for tests of the steps after it.
 */
export async function openSqliteStore(path: string, last?: string): Promise<SqlStore> {
  const database = openDatabase(path);
  const set = (pragma: string) => database.prepare(`pragma ${pragma}`).all([]);
  try {
    set(`busy_timeout = ${PATIENCE}`);
    set('journal_mode = wal');
    set('synchronous = full');
    set('foreign_keys = on');
    set(`cache_size = ${-CACHE}`);
    const kysely = new Kysely<Tables>({
      dialect: new KyselyDialect({ database: database as never }),
    });
    const dialect = new SqliteDialect(path, database, kysely);
    // Waiting inside SQLite would hold up this thread, in which another store may be the one at work.
    set('busy_timeout = 0');
    await migrate(kysely, dialect, path, last);
    set(`busy_timeout = ${PATIENCE}`);
    const store = new SqlStore(path, kysely, dialect);
    if (last === undefined) await store.catchUp();
    return store;
  } catch (cause) {
    database.close();
    throw storeError(cause, path);
  }
}

/**
 * Opens a further connection to a file whose tables are up to date: it sees what others commit, and
 * refuses to change anything. Throws a StoreError where the file cannot be read.
 */
export function openSqliteReading(path: string): SqlStore {
  const database = openDatabase(path);
  try {
    database.exec(`pragma busy_timeout = ${PATIENCE}`);
    database.exec('pragma query_only = on');
    const kysely = new Kysely<Tables>({
      dialect: new KyselyDialect({ database: database as never }),
    });
    return new SqlStore(path, kysely, new SqliteDialect(path, database, kysely));
  } catch (cause) {
    database.close();
    throw storeError(cause, path);
  }
}
