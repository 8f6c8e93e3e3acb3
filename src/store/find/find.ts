import { type RawBuilder, sql } from 'kysely';
import { valuesOf } from '../cursor.ts';
import type { Asking } from './asking.ts';
import { type Compiled, compile, dateOf } from './conditions.ts';
import { foundOf } from './found.ts';
import { orderOf, type Place, sortOf } from './order.ts';
import type { FindQuery, FoundPage } from './query.ts';

/** From so many entries on, it pays to find out first which dates a page can lie between. */
const MANY = 2000;

/** The entries that a query finds, a page of them, with how many there are in all. */
export async function find(asking: Asking, query: FindQuery): Promise<FoundPage> {
  const compiled = await compile(asking, query);
  const order = orderOf(query, compiled);
  const { unknown } = compiled;
  if (!compiled.possible) return { entries: [], total: 0, next: null, unknown };
  const total = await totalOf(asking, compiled);
  if (total === 0 || query.limit === 0) return { entries: [], total, next: null, unknown };
  const near = total > MANY ? await nearness(asking, query, compiled) : null;
  const conditions = [compiled.where, order.after, near].filter((one) => one !== null);
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
  { counted: { from, where } }: Compiled,
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${from} where ${where}`.execute(kysely);
  return Number(rows[0].total);
}

/**
 * For a page of events by day: the days that it must lie between, found on the index of days, so that not
 * everything has to be sorted. Null for any other order.
 */
async function nearness(
  { kysely }: Asking,
  query: FindQuery,
  compiled: Compiled,
): Promise<RawBuilder<unknown> | null> {
  if (query.kind !== 'event' || dateOf(query) !== 'event' || sortOf(query, compiled) !== 'date') {
    return null;
  }
  const { date, counted } = compiled;
  const down = query.descending ?? true;
  const [beyond, upTo] = down ? [sql`<`, sql`>=`] : [sql`>`, sql`<=`];
  const at = query.cursor
    ? valuesOf(query.cursor, ['string', 'number', 'number', 'number'])[0]
    : null;
  const rest = at === null ? sql`` : sql` and ${date} ${beyond} ${at}`;
  const { rows } = await sql<{ day: string }>`select ${date} as day from ${counted.from}
    where ${counted.where}${rest} order by ${date} ${down ? sql`desc` : sql`asc`}
    limit 1 offset ${query.limit}`.execute(kysely);
  const last = rows[0]?.day;
  return last === undefined ? null : sql`${date} ${upTo} ${last}`;
}
