import { type Kysely, sql } from 'kysely';
import { StoreError } from '../error.ts';
import { MIGRATIONS } from '../migrations/steps.ts';
import type { Tables } from '../tables.ts';
import type { Dialect } from './dialect.ts';

/** How often, and how long apart in ms, to try again while another process prepares the same archive. */
const TRIES = 60;
const PAUSE = 100;

/** Where the steps done are written down; the name and columns that kysely's own migrator uses. */
const LEDGER = 'kysely_migration';

/**
 * Brings an archive to today's tables, each step whole or not at all; with `last`, no further than to
 * the step of that name. Throws `not-an-archive` where somebody else's tables stand and `archive-newer`
 * where a later Chancery has been.
 */
export async function migrate(
  kysely: Kysely<Tables>,
  dialect: Dialect,
  location: string,
  last?: string,
): Promise<void> {
  const behind = await stepsDone(kysely, dialect, location);
  for (const [name, step] of Object.entries(MIGRATIONS)) {
    if (last !== undefined && name > last) break;
    if (behind.has(name)) continue;
    const up = typeof step === 'function' ? step : step[dialect.name];
    await patiently(dialect, () =>
      dialect.exclusively(async (database) => {
        await database.schema
          .createTable(LEDGER)
          .ifNotExists()
          .addColumn('name', 'varchar(255)', (column) => column.notNull().primaryKey())
          .addColumn('timestamp', 'varchar(255)', (column) => column.notNull())
          .execute();
        // Another process may have taken the step while this one waited for its turn.
        if ((await namesIn(database)).includes(name)) return;
        await up(database, dialect.columns);
        const now = new Date().toISOString();
        await sql`insert into ${sql.id(LEDGER)} (name, timestamp) values (${name}, ${now})`.execute(
          database,
        );
      }),
    );
  }
}

/** Names of the steps that this archive has behind it. */
async function stepsDone(
  kysely: Kysely<Tables>,
  dialect: Dialect,
  location: string,
): Promise<Set<string>> {
  const tables = await dialect.tables();
  if (tables.length === 0) return new Set();
  if (!tables.includes(LEDGER)) throw new StoreError('not-an-archive', location);
  const names = await namesIn(kysely as Kysely<never>);
  const later = names.find((name) => !(name in MIGRATIONS));
  if (later !== undefined) throw new StoreError('archive-newer', location, { step: later });
  return new Set(names);
}

async function namesIn(database: Kysely<never>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from ${sql.id(LEDGER)}`.execute(
    database,
  );
  return rows.map(({ name }) => name);
}

/** Tries again while another process is at the same step. */
async function patiently(dialect: Dialect, work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await work();
      return;
    } catch (cause) {
      const error = dialect.error(cause);
      const busy = error instanceof StoreError && error.code === 'archive-busy';
      if (!busy || tries === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}
