/**
 * What a piece of work asks of the database, one statement at a time. Work is written once, as a
 * generator; SQLite runs it in one go in this very thread, PostgreSQL waits for each answer.
 */
export type Ask = Question | Insertion;

/** SQL with a `?` for each parameter, in every database; nowhere else may a `?` stand in it. */
export interface Question {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Rows for one table, at least one, all with the same columns. */
export interface Insertion {
  readonly table: string;
  readonly rows: readonly object[];
  /** What happens where a row is there already: `on conflict …`, in SQL without parameters. */
  readonly conflict?: string;
}

export type Row = { readonly [column: string]: unknown };

/** A piece of work that comes to a `Result`. Nothing but the database's answers may decide its course. */
export type Steps<Result> = Generator<Ask, Result, readonly Row[]>;

/** The rows that a question finds, taken to have the shape `Found`. */
export function* rows<Found>(
  sql: string,
  ...parameters: readonly unknown[]
): Generator<Ask, readonly Found[], readonly Row[]> {
  return (yield { sql, parameters }) as readonly Found[];
}

/** Runs a statement for its effect. */
export function* change(sql: string, ...parameters: readonly unknown[]): Steps<void> {
  yield { sql, parameters };
}

/** Puts rows into a table; none is fine. `conflict` says what becomes of rows that are there already. */
export function* insert(table: string, rows: readonly object[], conflict?: string): Steps<void> {
  if (rows.length > 0) yield { table, rows, conflict };
}

/** Runs work where every answer is there at once. */
export function drive<Result>(steps: Steps<Result>, answer: (ask: Ask) => readonly Row[]): Result {
  let next = steps.next();
  while (!next.done) next = steps.next(answer(next.value));
  return next.value;
}

/** Runs work where answers take their time. */
export async function driveSlowly<Result>(
  steps: Steps<Result>,
  answer: (ask: Ask) => Promise<readonly Row[]>,
): Promise<Result> {
  let next = steps.next();
  while (!next.done) next = steps.next(await answer(next.value));
  return next.value;
}
