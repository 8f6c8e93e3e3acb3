import { type Kysely, sql } from 'kysely';
import type { ColumnTypes, Dialect } from '../sql/dialect.ts';
import { type Ask, drive, type Row, type Steps } from '../sql/steps.ts';
import type { Tables } from '../tables.ts';
import { type Database, type Statement, storeError } from './driver.ts';
import { fts5 } from './full-text.ts';

/** SQLite gives a column that is the integer primary key its number by itself. */
const COLUMNS: ColumnTypes = {
  text: 'text',
  integer: 'integer',
  long: 'integer',
  real: 'real',
  bytes: 'blob',
  numbered: (table) => table.addColumn('nr', 'integer', (column) => column.primaryKey()),
};

/**
 * One file, one connection. SQLite works synchronously in this thread, so nothing comes between the
 * steps of a transaction.
 */
export class SqliteDialect implements Dialect {
  readonly name = 'sqlite';
  readonly columns = COLUMNS;
  readonly fullText = fts5;
  readonly #location: string;
  readonly #database: Database;
  readonly #kysely: Kysely<Tables>;
  /** Statements by their SQL: preparing costs more than running most of them. */
  readonly #prepared = new Map<string, Statement>();
  /** The SQL of an insertion by its table and columns. */
  readonly #insertions = new Map<string, string>();

  constructor(location: string, database: Database, kysely: Kysely<Tables>) {
    this.#location = location;
    this.#database = database;
    this.#kysely = kysely;
  }

  async write(work: readonly (() => Steps<unknown>)[]): Promise<unknown[]> {
    this.#database.exec('begin immediate');
    try {
      const results = work.map((begin) => drive(begin(), (ask) => this.#answer(ask)));
      this.#database.exec('commit');
      return results;
    } catch (cause) {
      this.#rollBack();
      throw cause;
    }
  }

  async read<Result>(steps: Steps<Result>): Promise<Result> {
    return drive(steps, (ask) => this.#answer(ask));
  }

  async exclusively(work: (database: Kysely<never>) => Promise<void>): Promise<void> {
    this.#database.exec('begin immediate');
    try {
      await work(this.#kysely as Kysely<never>);
      this.#database.exec('commit');
    } catch (cause) {
      this.#rollBack();
      throw cause;
    }
  }

  /** SQLite counts what others commit, and what this connection changes, apart. */
  async revision(): Promise<string> {
    const [{ data_version: others }] = this.#prepare('pragma data_version').all([]) as Row[];
    const [{ own }] = this.#prepare('select total_changes() as own').all([]) as Row[];
    return `${others} ${own}`;
  }

  async tables(): Promise<string[]> {
    const { rows } = await sql<{ name: string }>`
      select name from sqlite_master where type = 'table'`.execute(this.#kysely);
    return rows.map(({ name }) => name);
  }

  error(cause: unknown): unknown {
    return storeError(cause, this.#location);
  }

  /**
   * Leaves one tidy file: what is in the write-ahead log is moved into it. Where that cannot be, on a
   * full disk or in a file that may not be written, the log stays beside it and nothing is lost.
   */
  async close(): Promise<void> {
    this.#prepared.clear();
    try {
      this.#database.exec('pragma optimize');
      this.#database.prepare('pragma wal_checkpoint(truncate)').all([]);
    } catch {
      // Whoever opens the file next tidies up.
    }
    await this.#kysely.destroy();
    this.#database.close();
  }

  #answer(ask: Ask): readonly Row[] {
    if ('sql' in ask) {
      const statement = this.#prepare(ask.sql);
      if (statement.reader) return statement.all(ask.parameters) as Row[];
      statement.run(ask.parameters);
      return [];
    }
    const columns = Object.keys(ask.rows[0]);
    const statement = this.#prepare(this.#insertion(ask.table, columns, ask.conflict ?? ''));
    for (const row of ask.rows) statement.run(Object.values(row));
    return [];
  }

  #insertion(table: string, columns: readonly string[], conflict: string): string {
    const key = `${table} ${columns.join()} ${conflict}`;
    let text = this.#insertions.get(key);
    if (text === undefined) {
      const names = columns.map((name) => `"${name}"`).join(', ');
      const marks = columns.map(() => '?').join(', ');
      text = `insert into ${table} (${names}) values (${marks}) ${conflict}`;
      this.#insertions.set(key, text);
    }
    return text;
  }

  /** The statement for an SQL text, prepared when first asked for. */
  #prepare(text: string): Statement {
    let statement = this.#prepared.get(text);
    if (!statement) {
      statement = this.#database.prepare(text);
      this.#prepared.set(text, statement);
    }
    return statement;
  }

  /** SQLite may have rolled back by itself: then there is nothing left to do. */
  #rollBack(): void {
    try {
      this.#database.exec('rollback');
    } catch {
      // What went wrong first is what is told.
    }
  }
}
