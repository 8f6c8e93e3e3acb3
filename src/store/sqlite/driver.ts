import { createRequire } from 'node:module';
import { StoreError } from '../error.ts';

/** What SQLite takes and gives in a row. */
export type Value = string | number | bigint | null | Uint8Array;

/** A prepared statement, with the calls that kysely's SQLite dialect and the fast paths make. */
export interface Statement {
  /** True where the statement gives rows. */
  readonly reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): {
    changes: number | bigint;
    lastInsertRowid: number | bigint;
  };
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
}

/** One open SQLite file. Everything is synchronous: SQLite works in this very thread. */
export interface Database {
  /** Which library serves: "node:sqlite" or "libsql". */
  readonly library: string;
  prepare(sql: string): Statement;
  exec(sql: string): void;
  /** Gives the file back; a second time does nothing. */
  close(): void;
}

/** The calls of node:sqlite that are used; typed here because Node 20's types have none. */
interface NodeStatement {
  all(...parameters: unknown[]): unknown[];
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  iterate(...parameters: unknown[]): IterableIterator<unknown>;
  columns?(): unknown[];
}
interface NodeSqlite {
  DatabaseSync: new (
    path: string,
  ) => { prepare(sql: string): NodeStatement; exec(sql: string): void; close(): void };
}
type Libsql = new (
  path: string,
) => { prepare(sql: string): Statement; exec(sql: string): void; close(): void };

/** For Node before 22.16, whose statements cannot name their columns. */
const GIVES_ROWS = /^\s*(select|with|values|pragma|explain)\b|\breturning\b/i;

const require = createRequire(import.meta.url);

/**
 * Opens (or creates) an SQLite file; ":memory:" lives as long as it is open. Takes Node's own SQLite
 * from 22.13 on, else the npm package libsql, whose binary ships inside it. Throws a StoreError.
 */
export function openDatabase(path: string): Database {
  try {
    return hasNodeSqlite(process.versions.node) ? openNode(path) : openLibsql(path);
  } catch (cause) {
    throw storeError(cause, path);
  }
}

/** Whether this Node carries `node:sqlite` without a flag: 22.13 and newer. */
export function hasNodeSqlite(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 13);
}

function openNode(path: string): Database {
  const { DatabaseSync } = withoutExperimentalWarning(() => require('node:sqlite') as NodeSqlite);
  const database = new DatabaseSync(path);
  return {
    library: 'node:sqlite',
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        reader: statement.columns ? statement.columns().length > 0 : GIVES_ROWS.test(sql),
        all: (parameters) => statement.all(...parameters),
        run: (parameters) => statement.run(...parameters),
        iterate: (parameters) => statement.iterate(...parameters),
      };
    },
    exec: (sql) => database.exec(sql),
    close: once(() => database.close()),
  };
}

function openLibsql(path: string): Database {
  let Libsql: Libsql;
  try {
    Libsql = require('libsql') as Libsql;
  } catch (cause) {
    throw new StoreError('no-sqlite', `${process.platform}-${process.arch}`, {}, cause);
  }
  const database = new Libsql(path);
  return {
    library: 'libsql',
    prepare: (sql) => database.prepare(sql),
    exec: (sql) => database.exec(sql),
    close: once(() => database.close()),
  };
}

/** Closing twice is no fault: kysely closes too what it was given. */
function once(close: () => void): () => void {
  let open = true;
  return () => {
    if (open) close();
    open = false;
  };
}

/** Node 22 warns that its SQLite is experimental; the calls used here have not changed since. */
function withoutExperimentalWarning<Result>(load: () => Result): Result {
  const emit = process.emitWarning;
  process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    if (String(warning).includes('SQLite')) return;
    (emit as (...all: unknown[]) => void).call(process, warning, ...rest);
  }) as typeof process.emitWarning;
  try {
    return load();
  } finally {
    process.emitWarning = emit;
  }
}

/** What a library's error means for the reader; the libraries agree only in their messages. */
export function storeError(cause: unknown, path: string): unknown {
  if (cause instanceof StoreError || !(cause instanceof Error)) return cause;
  const { message } = cause;
  if (/unable to open/i.test(message)) {
    const reason = 'check the folder and the permissions';
    return new StoreError('archive-unreachable', path, { reason }, cause);
  }
  if (/not a database/i.test(message)) return new StoreError('not-an-archive', path, {}, cause);
  if (/malformed/i.test(message)) {
    return new StoreError('archive-damaged', path, { reason: message }, cause);
  }
  if (/database (table )?is locked/i.test(message)) {
    return new StoreError('archive-busy', path, {}, cause);
  }
  if (/readonly database/i.test(message)) {
    return new StoreError('archive-not-writable', path, { reason: 'it is read-only' }, cause);
  }
  if (/disk is full|disk I\/O/i.test(message)) {
    return new StoreError(
      'archive-not-writable',
      path,
      { reason: 'the disk is full or fails' },
      cause,
    );
  }
  return cause;
}
