import { type RawBuilder, sql } from 'kysely';
import { cursorOf, valuesOf } from '../cursor.ts';
import type { Compiled } from './conditions.ts';
import type { FindQuery, Sort } from './query.ts';

/** Where one row stands in the order: what is sorted by, its report, and its place in that. */
export interface Place {
  readonly sorted: string | number;
  readonly report_nr: number;
  readonly start: number;
  readonly nr: number;
}

/** The order of a query's entries, and the way on from the page before. */
export interface Order {
  /** Columns of `Place`, to be selected. */
  readonly columns: RawBuilder<unknown>;
  readonly by: RawBuilder<unknown>;
  /** That a row stands behind the cursor; null at the beginning. */
  readonly after: RawBuilder<boolean> | null;
  readonly offset: number;
  /** The cursor behind a page that ends with this row. */
  next(last: Place, shown: number): string;
}

/**
 * Sorting values, then newer reports first, then as the record has them (of a report's entries in its own
 * order, as they stand in it). A page goes on after the last row's values, so that what is added
 * meanwhile shifts nothing; ranks have no lasting values, so pages by relevance are counted. Throws
 * `cursor-wrong` for a cursor of another order.
 */
export function orderOf(query: FindQuery, compiled: Compiled): Order {
  const sort = sortOf(query, compiled);
  const down = query.descending ?? sort !== 'place-in-report';
  const direction = down ? sql`desc` : sql`asc`;
  const { report } = compiled;
  if (sort === 'relevance') {
    const [offset] = query.cursor ? (valuesOf(query.cursor, ['number']) as [number]) : [0];
    return {
      columns: sql`found.rank as sorted, ${report} as report_nr, 0 as start, e.nr as nr`,
      by: sql`found.rank ${down ? sql`asc` : sql`desc`}, e.nr desc`,
      after: null,
      offset,
      next: (_, shown) => cursorOf([offset + shown]),
    };
  }
  const sorted = sortedBy(sort, compiled);
  const placed = sort === 'place-in-report' && query.kind !== 'report';
  const start = placed ? sql`coalesce(e.start, 0)` : sql`0`;
  let after: RawBuilder<boolean> | null = null;
  if (query.cursor) {
    const numeric = sort === 'score' || sort === 'place-in-report';
    const kind = numeric ? 'number' : 'string';
    const [value, nr, from, own] = valuesOf(query.cursor, [kind, 'number', 'number', 'number']);
    const beyond = down ? sql`<` : sql`>`;
    const here = sql`(${sorted}, ${report})`;
    after = sql`${sorted} ${beyond}= ${value} and (${here} ${beyond} (${value}, ${nr})
      or (${here} = (${value}, ${nr}) and (${start}, e.nr) > (${from}, ${own})))`;
  }
  const own = placed ? sql`${start}, e.nr` : sql`e.nr`;
  return {
    columns: sql`${sorted} as sorted, ${report} as report_nr, ${start} as start, e.nr as nr`,
    by: sql`${sorted} ${direction}, ${report} ${direction}, ${own}`,
    after,
    offset: 0,
    next: (last) => cursorOf([last.sorted, last.report_nr, last.start, last.nr]),
  };
}

/** The sort that a query means: relevance only where words are searched, score only of entries. */
export function sortOf({ kind, sort, words }: FindQuery, { ranked }: Compiled): Sort {
  if (sort === 'score' && kind === 'report') return 'date';
  if (sort === 'relevance' || (sort === undefined && words !== undefined)) {
    return ranked ? 'relevance' : 'date';
  }
  return sort ?? 'date';
}

function sortedBy(sort: Sort, { date, published, report }: Compiled): RawBuilder<unknown> {
  switch (sort) {
    case 'date':
      return date;
    case 'published':
      return published;
    case 'relevance':
      return sql`found.rank`;
    case 'place-in-report':
      return report;
    case 'score':
      return sql.ref('e.score');
  }
}
