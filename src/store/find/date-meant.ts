import { type RawBuilder, sql } from 'kysely';
import { atLeast, atMost, NO_DATE } from './dates.ts';
import { KINDS } from './kinds.ts';
import type { DateOf, FindQuery } from './query.ts';

type Sql = RawBuilder<unknown>;

/** Dates that are the report's. */
export const OF_REPORT: readonly DateOf[] = ['published', 'modified', 'retrieved', 'added'];

/** The date that a query means. */
export function dateOf({ kind, dateOf }: FindQuery): DateOf {
  return dateOf ?? (kind === 'event' ? 'event' : 'published');
}

/** Where the date that a query means is kept. */
export interface DateColumn {
  readonly column: Sql;
  /** As it is sorted by, '' where there is none. */
  readonly sorted: Sql;
  /** The column of `e` that holds it so; null where none does. */
  readonly day: string | null;
  /** What must be joined for it: the report or the statement; `e` for nothing. */
  readonly table: 'e' | 'r' | 's';
}

/** That the date lies in the stretch asked for. */
export function dateConditions(
  { from, to }: FindQuery,
  { column, day }: DateColumn,
): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = [];
  if (from !== undefined) conditions.push(sql`${column} >= ${atLeast(from, 'from')}`);
  if (from !== undefined && to === undefined && day === null) {
    conditions.push(sql`${column} <= ${NO_DATE}`);
  }
  if (to !== undefined) conditions.push(sql`${column} <= ${atMost(to, 'to')}`);
  if (to !== undefined && from === undefined && day !== null) conditions.push(sql`${column} > ''`);
  return conditions;
}

/** Where the date is that a query means, among its entries `e`, their reports `r` and statements `s`. */
export function dateColumn(query: FindQuery): DateColumn {
  const date = dateOf(query);
  const own = KINDS[query.kind].dates[date];
  const named = (column: string) => sql.ref(`e.${column}`);
  if (own === 'day') return { column: named(own), sorted: named(own), day: own, table: 'e' };
  if (own !== undefined) {
    // TIMEX3 values that lie at no time count as none.
    const sorted = sql`case when ${named(own)} < ${sql.lit(NO_DATE)} then ${named(own)} else '' end`;
    return { column: named(own), sorted, day: null, table: 'e' };
  }
  if (query.kind !== 'report' && date === 'published') {
    return { column: named(date), sorted: named(date), day: date, table: 'e' };
  }
  const [table, of] =
    date === 'statement'
      ? (['s', 'date'] as const)
      : ([query.kind === 'report' ? 'e' : 'r', date === 'added' ? 'added_at' : date] as const);
  const column = sql.ref(`${table}.${of}`);
  return { column, sorted: sql`coalesce(${column}, '')`, day: null, table };
}
