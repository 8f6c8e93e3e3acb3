import { type RawBuilder, sql } from 'kysely';
import type { Asking } from './asking.ts';
import { type Compiled, compile } from './conditions.ts';
import type { Facet, Facets, FindQuery } from './query.ts';

/** Values that a facet shows at most. */
const MOST = 40;

/**
 * What there is to narrow a query by: for each field the values among what it finds, with their counts,
 * the most frequent first. `actor` has keys as values, with names; `month` is of the date meant.
 */
export async function facets(asking: Asking, query: FindQuery): Promise<Facets> {
  const compiled = await compile(asking, { ...query, cursor: undefined });
  const result: { [field: string]: readonly Facet[] } = {};
  for (const [field, column] of Object.entries(columnsOf(query, compiled))) {
    result[field] = compiled.possible ? await counted(asking, compiled, column) : [];
  }
  if (query.kind !== 'report' && query.kind !== 'figure') {
    result.actor = compiled.possible ? await actors(asking, query, compiled) : [];
  }
  return result;
}

/** The fields that this kind has, as SQL. */
function columnsOf(query: FindQuery, { plan, report, date }: Compiled) {
  const columns: { [field: string]: RawBuilder<unknown> } = {
    outlet: sql.ref(`${report}.outlet`),
    language: sql.ref(`${report}.language`),
    month: sql`nullif(substr(${date}, 1, 7), '')`,
  };
  if (plan.type !== null) columns.type = sql.ref(`e.${plan.type}`);
  if (query.kind === 'figure') columns.unit = sql`lower(e.unit)`;
  for (const field of ['status', 'country', 'polarity', 'strength'] as const) {
    if (field in plan.fields) columns[field] = sql.ref(`e.${field}`);
  }
  return columns;
}

async function counted(
  { kysely }: Asking,
  { from, where }: Compiled,
  column: RawBuilder<unknown>,
): Promise<Facet[]> {
  const { rows } = await sql<Facet>`
    select value, count(*) as count from (select ${column} as value from ${from} where ${where}) as found
    where value is not null group by value order by count(*) desc, value limit ${sql.lit(MOST)}`.execute(
    kysely,
  );
  return rows.map(({ value, count }) => ({ value, count: Number(count) }));
}

/** Who takes part in what is found, each counted once an entry. */
async function actors(
  { kysely }: Asking,
  { kind }: FindQuery,
  { plan, from, where }: Compiled,
): Promise<Facet[]> {
  const parts =
    kind === 'actor'
      ? sql`select e."key", e.name, e.nr from ${from} where ${where}`
      : sql`select p."key", p.name, e.nr from ${from} join participants as p
          on p.report_id = e.report_id and p.entry_id = e.id and p.entry = ${plan.table} where ${where}`;
  const { rows } = await sql<{ key: string; name: string; count: number }>`
    select "key", max(name) as name, count(distinct nr) as count from (${parts}) as found
    where "key" is not null group by "key" order by count(distinct nr) desc, "key"
    limit ${sql.lit(MOST)}`.execute(kysely);
  return rows.map(({ key, name, count }) => ({ value: key, count: Number(count), name }));
}
