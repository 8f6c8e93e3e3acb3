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
  const columns = columnsOf(query, compiled);
  const fields = Object.keys(columns);
  if (query.kind !== 'report' && query.kind !== 'figure') fields.push('actor');
  const result: { [field: string]: readonly Facet[] } = {};
  for (const field of fields) {
    const facet = () => {
      if (compiled.everything) return kept(asking, compiled, field);
      return field === 'actor'
        ? actors(asking, query, compiled)
        : counted(asking, compiled, columns[field]);
    };
    result[field] = compiled.possible ? await facet() : [];
  }
  if (result.actor) result.actor = await named(asking, result.actor);
  return result;
}

/** The fields that this kind has, as SQL. */
function columnsOf(query: FindQuery, { plan, date }: Compiled) {
  const columns: { [field: string]: RawBuilder<unknown> } = {
    outlet: sql.ref('e.outlet'),
    language: sql.ref('e.language'),
    month: sql`nullif(substr(${date}, 1, 7), '')`,
  };
  if (plan.type !== null) columns.type = sql.ref(`e.${plan.type}`);
  if (query.kind === 'figure') columns.unit = sql`lower(e.unit)`;
  for (const field of ['status', 'country', 'polarity', 'strength'] as const) {
    if (field in plan.fields) columns[field] = sql.ref(`e.${field}`);
  }
  return columns;
}

/** The counts of all entries of a kind, which are kept. */
async function kept({ kysely }: Asking, { plan }: Compiled, field: string): Promise<Facet[]> {
  const { rows } = await sql<Facet>`
    select value, count from tallies where entry = ${plan.table} and field = ${field} and count > 0
    order by count desc, value limit ${sql.lit(MOST)}`.execute(kysely);
  return rows.map(({ value, count }) => ({ value, count: Number(count) }));
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

/** Keys of those who take part in what is found, each counted once an entry. */
async function actors(
  { kysely }: Asking,
  { kind }: FindQuery,
  { plan, from, where }: Compiled,
): Promise<Facet[]> {
  const parts =
    kind === 'actor'
      ? sql`select e."key", e.nr from ${from} where ${where}`
      : sql`select distinct p."key", e.nr from ${from} join participants as p
          on p.entry_nr = e.nr and p.entry = ${plan.table} where ${where}`;
  const { rows } = await sql<{ key: string; count: number }>`
    select "key", count(*) as count from (${parts}) as found
    where "key" is not null group by "key" order by count(*) desc, "key"
    limit ${sql.lit(MOST)}`.execute(kysely);
  return rows.map(({ key, count }) => ({ value: key, count: Number(count) }));
}

/** Actors with the names that go with their keys. */
async function named({ kysely }: Asking, facets: readonly Facet[]): Promise<Facet[]> {
  if (facets.length === 0) return [];
  const { rows } = await sql<{ key: string; name: string }>`
    select "key", max(name) as name from actor_names
    where coalesce("key", '') in (${sql.join(facets.map(({ value }) => value))})
    group by "key"`.execute(kysely);
  const names = new Map(rows.map(({ key, name }) => [key, name]));
  return facets.map((facet) => ({ ...facet, name: names.get(facet.value) ?? facet.value }));
}
