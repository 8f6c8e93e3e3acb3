import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import type { ColumnTypes, Dialect } from '../sql/dialect.ts';
import { type Ask, driveSlowly, type Insertion, type Row, type Steps } from '../sql/steps.ts';
import type { Tables } from '../tables.ts';
import { postgresError } from './errors.ts';
import { tsvector } from './full-text.ts';
import { rowsAsJson, storable } from './values.ts';

/** Text sorts by its bytes, as in SQLite, whatever the database's locale. */
const COLUMNS: ColumnTypes = {
  text: sql`text collate "C"`,
  integer: 'integer',
  long: 'bigint',
  real: 'double precision',
  bytes: 'bytea',
  numbered: (table) =>
    table.addColumn('nr', 'bigint', (column) => column.generatedByDefaultAsIdentity().primaryKey()),
};

/** Advisory lock of whoever writes to an archive ("chanc" in ASCII), one for each schema. */
const WRITER = 0x6368616e;
const LOCK = `pg_advisory_xact_lock(${WRITER}, hashtext(current_schema()))`;

/**
 * One database, a pool of connections. Whoever writes holds a lock on the archive, so that looking
 * whether a report is there and adding it are one act, as in SQLite.
 */
export class PostgresDialect implements Dialect {
  readonly name = 'postgres';
  readonly columns = COLUMNS;
  readonly fullText = tsvector;
  readonly #location: string;
  readonly #pool: pg.Pool;
  readonly #kysely: Kysely<Tables>;
  /** Statements as the server knows them, by the SQL that the steps carry. */
  readonly #statements = new Map<string, { readonly name: string; readonly text: string }>();

  constructor(location: string, pool: pg.Pool, kysely: Kysely<Tables>) {
    this.#location = location;
    this.#pool = pool;
    this.#kysely = kysely;
  }

  async write(work: readonly (() => Steps<unknown>)[]): Promise<unknown[]> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(`begin; select ${LOCK}`);
      const results: unknown[] = [];
      for (const begin of work) {
        results.push(await driveSlowly(begin(), (ask) => this.#answer(client, ask)));
      }
      await client.query('commit');
      return results;
    } catch (cause) {
      await client.query('rollback').catch((error: Error) => {
        broken = error;
      });
      throw cause;
    } finally {
      client.release(broken);
    }
  }

  read<Result>(steps: Steps<Result>): Promise<Result> {
    return driveSlowly(steps, (ask) => this.#answer(this.#pool, ask));
  }

  async exclusively(work: (database: Kysely<never>) => Promise<void>): Promise<void> {
    await this.#kysely.transaction().execute(async (database) => {
      await sql`select ${sql.raw(LOCK)}`.execute(database);
      await work(database as unknown as Kysely<never>);
    });
  }

  /** The snapshot moves on with every transaction that writes, here or in another database of the server. */
  async revision(): Promise<string> {
    const { rows } = await sql<{ now: string }>`select pg_current_snapshot()::text as now`.execute(
      this.#kysely,
    );
    return rows[0].now;
  }

  async tables(): Promise<string[]> {
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = current_schema()`.execute(
      this.#kysely,
    );
    return rows.map(({ name }) => name);
  }

  error(cause: unknown): unknown {
    return postgresError(cause, this.#location);
  }

  async close(): Promise<void> {
    // A pool that kysely never asked anything is not ended by it.
    await this.#kysely.destroy();
    if (!this.#pool.ended) await this.#pool.end();
  }

  async #answer(client: pg.Pool | pg.PoolClient, ask: Ask): Promise<readonly Row[]> {
    const values =
      'sql' in ask ? ask.parameters.map((value) => storable(value)) : [rowsAsJson(ask.rows)];
    const { rows } = await client.query({ ...this.#statement(ask), values });
    return rows as Row[];
  }

  #statement(ask: Ask): { name: string; text: string } {
    const columns = 'sql' in ask ? [] : Object.keys(ask.rows[0]);
    const key = 'sql' in ask ? ask.sql : `${ask.table} ${columns.join()} ${ask.conflict ?? ''}`;
    let statement = this.#statements.get(key);
    if (!statement) {
      const text = 'sql' in ask ? numbered(ask.sql) : insertion(ask, columns);
      statement = { name: `chancery_${this.#statements.size + 1}`, text };
      this.#statements.set(key, statement);
    }
    return statement;
  }
}

/** `$1`, `$2`, … in the place of each `?`. */
function numbered(text: string): string {
  let nr = 0;
  return text.replaceAll('?', () => `$${++nr}`);
}

/** All rows of an insertion go over in one parameter, as JSON. */
function insertion({ table, conflict = '' }: Insertion, columns: readonly string[]): string {
  const names = columns.map((name) => `"${name}"`).join(', ');
  return `insert into ${table} (${names})
    select ${names} from json_populate_recordset(null::${table}, $1::json) ${conflict}`;
}
