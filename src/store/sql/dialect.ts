import type { CreateTableBuilder, Kysely, RawBuilder } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Steps } from './steps.ts';

/** Everything in which the two databases differ. What is not here is written once, in this folder. */
export interface Dialect {
  readonly name: DatabaseName;
  readonly columns: ColumnTypes;
  readonly fullText: FullText;
  /** The pieces of work in one transaction: all that they do is kept, or nothing. */
  write(work: readonly (() => Steps<unknown>)[]): Promise<unknown[]>;
  /** Work that changes nothing; it sees what is committed, each statement by itself. */
  read<Result>(steps: Steps<Result>): Promise<Result>;
  /** Work in a transaction in which nobody else writes; rejects at once where somebody does. */
  exclusively(work: (database: Kysely<never>) => Promise<void>): Promise<void>;
  /** Differs after every change of the archive, whoever made it; cheap to ask. */
  revision(): Promise<string>;
  /** Names of the tables in the archive's place, its own and others. */
  tables(): Promise<string[]>;
  /** What a database's error means, as a StoreError; other errors come back as they are. */
  error(cause: unknown): unknown;
  close(): Promise<void>;
}

export type DatabaseName = 'sqlite' | 'postgres';

/** How columns are declared, so that migrations are written once. */
export interface ColumnTypes {
  /** Text that sorts by its code points. */
  readonly text: ColumnType;
  /** Whole numbers to 2^31. */
  readonly integer: ColumnType;
  /** Whole numbers that JavaScript holds exactly, to 2^53. */
  readonly long: ColumnType;
  /** Double precision. */
  readonly real: ColumnType;
  readonly bytes: ColumnType;
  /** Adds `nr`, the row's number, given out by the database. */
  numbered(table: TableBuilder): TableBuilder;
}

export type TableBuilder = CreateTableBuilder<string, string>;
type ColumnType = Parameters<TableBuilder['addColumn']>[1];

/** Tables with a full-text index. */
export type Searched = 'reports' | 'statements' | 'events' | 'commitments' | 'stances' | 'figures';

/** Search for words: stemmed, accents folded, all of them, quoted ones side by side. */
export interface FullText {
  /** What somebody typed as an expression for `matching`; null where there is no word in it. */
  expression(words: string): string | null;
  /**
   * A table expression with the columns `nr` (of the row found) and `rank` (the best is the least),
   * to be joined: `innerJoin(matching(…).as('found'), 'found.nr', 'reports.nr')`.
   */
  matching(table: Searched, expression: string): RawBuilder<{ nr: number; rank: number }>;
  /** For rows that were found: their text around what was found, between FOUND_START and FOUND_END. */
  extracts(
    kysely: Kysely<Tables>,
    table: Searched,
    expression: string,
    nrs: readonly number[],
  ): Promise<Map<number, string>>;
}
