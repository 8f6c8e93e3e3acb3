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
  if (compiled.everything) {
    for (const field of fields) result[field] = await kept(asking, compiled, field);
  } else {
    const rows = compiled.possible ? await counted(asking, query, compiled, columns) : [];
    for (const field of fields) result[field] = mostOf(rows.filter((row) => row.field === field));
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

/** How often a field has a value. */
interface Count extends Facet {
  readonly field: string;
}

/** All counts of what a query finds, which is looked for once. */
async function counted(
  { kysely }: Asking,
  { kind }: FindQuery,
  { plan, from, where }: Compiled,
  columns: { readonly [field: string]: RawBuilder<unknown> },
): Promise<Count[]> {
  const fields = Object.keys(columns);
  const values = Object.entries(columns).map(
    ([field, column]) => sql`${column} as ${sql.ref(field)}`,
  );
  const counts = fields.map(
    (field) => sql`select ${sql.lit(field)} as field, ${sql.ref(field)} as value, count(*) as count
      from found where ${sql.ref(field)} is not null group by ${sql.ref(field)}`,
  );
  // Each actor counts once an entry, whatever parts they have in it.
  if (kind === 'actor') {
    values.push(sql`e."key" as actor`);
    counts.push(sql`select 'actor' as field, actor as value, count(*) as count
      from found where actor is not null group by actor`);
  } else if (kind !== 'report' && kind !== 'figure') {
    counts.push(sql`select 'actor' as field, "key" as value, count(*) as count
      from (select distinct p."key", found.nr from found join participants as p
        on p.entry_nr = found.nr and p.entry = ${plan.table} where p."key" is not null) as parts
      group by "key"`);
  }
  const { rows } = await sql<Count>`
    with found as materialized (select e.nr, ${sql.join(values)} from ${from} where ${where})
    ${sql.join(counts, sql` union all `)}`.execute(kysely);
  return rows.map(({ field, value, count }) => ({ field, value, count: Number(count) }));
}

/** The most frequent values. */
function mostOf(counts: readonly Count[]): Facet[] {
  return counts
    .map(({ value, count }) => ({ value, count }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
    .slice(0, MOST);
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
