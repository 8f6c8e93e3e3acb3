import { type Kysely, type Migration, Migrator } from 'kysely';
import { StoreError } from '../error.ts';
import * as reportsAndEntries from '../migrations/001-reports-and-entries.ts';
import * as search from './002-search.ts';
import { type Database, storeError } from './driver.ts';

/** Every step from an empty file to today's archive. A step that was released never changes. */
export const MIGRATIONS: { readonly [name: string]: Migration } = Object.freeze({
  '001-reports-and-entries': { up: reportsAndEntries.up },
  '002-search': { up: search.up },
});

/** How often, and how long apart in ms, to try again while another process prepares the same file. */
const TRIES = 20;
const PAUSE = 150;

/**
 * Brings an archive to today's tables, each step in a transaction. Throws `not-an-archive` for
 * somebody else's SQLite file and `archive-newer` for one that a later Chancery has changed.
 */
export async function migrate(
  database: Database,
  kysely: Kysely<unknown>,
  location: string,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    const done = stepsDone(database, location);
    if (Object.keys(MIGRATIONS).every((name) => done.has(name))) return;
    const migrator = new Migrator({
      db: kysely,
      provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    });
    const { error } = await migrator.migrateToLatest();
    if (!error) return;
    const failure = storeError(error, location);
    const busy = failure instanceof StoreError && failure.code === 'archive-busy';
    // A second process that creates the same archive finds the first one's half of the work locked
    // or, a moment later, its tables there.
    if (tries >= TRIES || !(busy || /already exists|UNIQUE constraint/.test(String(error))))
      throw failure;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** Names of the steps that this file has behind it. */
function stepsDone(database: Database, location: string): Set<string> {
  const tables = database
    .prepare(`select name from sqlite_master where type = 'table'`)
    .all([])
    .map((row) => (row as { name: string }).name);
  if (tables.length === 0) return new Set();
  if (!tables.includes('kysely_migration')) {
    throw new StoreError('not-an-archive', location);
  }
  const rows = database.prepare('select name from kysely_migration').all([]) as { name: string }[];
  const done = new Set(rows.map(({ name }) => name));
  for (const name of done) {
    if (name in MIGRATIONS) continue;
    throw new StoreError('archive-newer', location, { step: name });
  }
  return done;
}
