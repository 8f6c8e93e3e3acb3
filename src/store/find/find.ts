import { sql } from 'kysely';
import type { Asking } from './asking.ts';
import { type Compiled, compile } from './conditions.ts';
import { dateOf } from './date-meant.ts';
import { foundOf } from './found.ts';
import { orderOf, type Place } from './order.ts';
import type { FindQuery, FoundPage } from './query.ts';

/** The entries that a query finds, a page of them, with how many there are in all. */
export async function find(asking: Asking, query: FindQuery): Promise<FoundPage> {
  const sorted = query.sort !== 'published' && dateOf(query) === 'event' ? 'day' : 'published';
  const compiled = await compile(asking, query, ['nr', 'report_nr', sorted]);
  const order = orderOf(query, compiled);
  const { unknown } = compiled;
  if (!compiled.possible) return { entries: [], total: 0, next: null, unknown };
  const total = await totalOf(asking, compiled);
  if (total === 0 || query.limit === 0) return { entries: [], total, next: null, unknown };
  const conditions = [compiled.where, order.after].filter((one) => one !== null);
  const { rows } = await sql<Place>`select ${order.columns} from ${compiled.from}
    where ${sql.join(conditions, sql` and `)}
    order by ${order.by} limit ${query.limit + 1} offset ${order.offset}`.execute(asking.kysely);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const entries = await foundOf(
    asking,
    query.kind,
    page.map(({ nr }) => nr),
  );
  const more = rows.length > query.limit && last !== undefined;
  return { entries, total, next: more ? order.next(last, page.length) : null, unknown };
}

async function totalOf(
  { kysely }: Asking,
  { plan, counted, where, everything }: Compiled,
): Promise<number> {
  const { rows } = await (everything
    ? sql<{ total: number }>`select count as total from tallies
        where entry = ${plan.table} and field = 'total' and value = ''`
    : sql<{ total: number }>`select count(*) as total from ${counted} where ${where}`
  ).execute(kysely);
  return Number(rows[0]?.total ?? 0);
}
