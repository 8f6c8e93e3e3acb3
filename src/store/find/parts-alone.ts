import { type RawBuilder, sql } from 'kysely';
import { dateConditions, dateOf } from './date-meant.ts';
import type { KindPlan } from './kinds.ts';
import { type Meant, partsOf } from './names.ts';
import type { FindQuery } from './query.ts';
import { NAMES, roleOf } from './taking-part.ts';

type Sql = RawBuilder<unknown>;
type Condition = RawBuilder<boolean>;

/** Entries in SQL, as `e`: `from` and `where` name them. */
export interface Entries {
  readonly from: Sql;
  readonly where: Sql;
  /** The same entries with nothing but their numbers, to be counted. */
  readonly counted: Sql;
  /** The date that is meant, '' where there is none. */
  readonly date: Sql;
  /** The day of publication, '' where there is none, and the number of the report. */
  readonly published: Sql;
  readonly report: Sql;
}

/** What is known of an entry wherever somebody takes part in it. */
export type Few = 'nr' | 'report_nr' | 'published' | 'day' | 'type';

/** What may be asked of these. */
const OF_FEW: readonly string[] = [
  ...['kind', 'actor', 'recipient', 'speaker', 'addressee', 'anyone', 'between'],
  ...['type', 'outlet', 'from', 'to', 'dateOf', 'copies'],
  ...['sort', 'descending', 'limit', 'cursor'],
];

/**
 * The entries in which somebody takes part, by the index of who does alone; null where the question asks
 * for more than stands there, or for nobody.
 */
export function partsAlone(
  query: FindQuery,
  plan: KindPlan,
  names: ReadonlyMap<string, Meant>,
  few: readonly Few[],
): Entries | null {
  if (!PARTED.includes(query.kind)) return null;
  if (query.speaker !== undefined && query.kind !== 'statement') return null;
  if (query.sort === 'score' || query.sort === 'place-in-report') return null;
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  if (asked.some(([filter]) => !OF_FEW.includes(filter))) return null;
  const day = plan.dates[dateOf(query)] === 'day' ? 'day' : 'published';
  if (day === 'published' && dateOf(query) !== 'published') return null;
  const parts: [Meant, string | undefined][] = NAMES.flatMap((filter) => {
    const name = query[filter];
    return name === undefined ? [] : [[names.get(name) as Meant, roleOf(plan, filter)]];
  });
  for (const name of query.between ?? []) parts.push([names.get(name) as Meant, undefined]);
  const [first, ...others] = parts;
  if (first === undefined) return null;

  const date = {
    column: sql.ref(`p.${day}`),
    day,
    sorted: sql.ref(`e.${day}`),
    table: 'e',
  } as const;
  const its = [...dateConditions(query, date)];
  if (query.copies !== true) its.push(sql`p.copy = 0`);
  if (query.outlet !== undefined) its.push(sql`p.outlet = ${query.outlet}`);
  if (query.type !== undefined)
    its.push(query.type.length === 0 ? sql`1 = 0` : sql`p.type in (${sql.join(query.type)})`);
  const [who, role] = first;
  const roles = role === undefined ? undefined : [role];
  const from = (columns: readonly Few[]) => {
    const inner = columns.map((column) =>
      column === 'nr' ? sql`p.entry_nr as nr` : sql.ref(`p.${column}`),
    );
    const parts = partsOf(who, { entry: plan.table, roles }, sql.join(inner), its);
    // Somebody may have several parts in one entry.
    return sql`(select distinct ${sql.join(columns.map((column) => sql.ref(column)))}
      from (${parts}) as parts) as e`;
  };
  const where = others.map(([other, role]): Condition => {
    const roles = role === undefined ? undefined : [role];
    return sql`e.nr in (${partsOf(other, { entry: plan.table, roles })})`;
  });
  return {
    from: from(few),
    where: where.length > 0 ? sql.join(where, sql` and `) : sql`1 = 1`,
    counted: from(['nr']),
    date: date.sorted,
    published: sql`e.published`,
    report: sql`e.report_nr`,
  };
}

/** Kinds whose entries somebody takes part in, in their own right. */
const PARTED: readonly string[] = ['statement', 'event', 'commitment', 'stance'];
