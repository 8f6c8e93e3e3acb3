import { type Kysely, sql } from 'kysely';
import type { ColumnTypes, TableBuilder } from '../sql/dialect.ts';

/** Fields by which the entries of a table are counted, with what they are in SQL. */
const FIELDS: { readonly [table: string]: { readonly [field: string]: string } } = {
  statements: { type: 'kind', polarity: 'polarity' },
  events: { type: 'type', status: 'status', country: 'country' },
  commitments: { type: 'kind', strength: 'strength' },
  stances: { type: 'kind' },
  figures: { unit: 'lower(unit)' },
  actors: { type: 'kind', country: 'country' },
};

/**
 * Counts that are kept while reports come and go, so that nobody has to count a whole archive: of entries
 * by their values, of actors by their descriptions, and of the names they are called by.
 */
export async function up(
  database: Kysely<never>,
  { text, integer, numbered }: ColumnTypes,
): Promise<void> {
  const { schema } = database;
  const run = (statement: string) => sql.raw(statement).execute(database);
  await schema
    .createTable('tallies')
    .addColumn('entry', text, (column) => column.notNull())
    .addColumn('field', text, (column) => column.notNull())
    .addColumn('value', text, (column) => column.notNull())
    .addColumn('count', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('tallies_by_value', ['entry', 'field', 'value'])
    .execute();
  await numbered(schema.createTable('actor_names') as TableBuilder)
    .addColumn('key', text)
    .addColumn('key_read', text)
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('folded', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('country', text)
    .addColumn('code', text)
    .addColumn('wikidata', text)
    .addColumn('reports', integer, (column) => column.notNull())
    .addColumn('mentions', integer, (column) => column.notNull())
    .addColumn('parts', integer, (column) => column.notNull())
    .execute();
  await schema
    .createTable('aliases')
    .addColumn('key', text, (column) => column.notNull())
    .addColumn('words', text, (column) => column.notNull())
    .addColumn('reports', integer, (column) => column.notNull())
    .addColumn('count', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('aliases_by_key', ['key', 'words'])
    .execute();

  const shown = `copy = 0 and review <> 'rejected'`;
  for (const [table, own] of Object.entries(FIELDS)) {
    const day = table === 'events' ? 'day' : 'published';
    const month = `nullif(substr(${day}, 1, 7), '')`;
    const fields = { total: `''`, outlet: 'outlet', language: 'language', month, ...own };
    for (const [field, value] of Object.entries(fields)) {
      await run(`insert into tallies select '${table}', '${field}', value, count(*)
        from (select ${value} as value from ${table} where ${shown}) as found
        where value is not null group by value`);
    }
  }
  await run(`insert into tallies select entry, 'actor', "key", count(distinct entry_nr)
    from participants where "key" is not null and copy = 0 group by entry, "key"`);
  await run(`insert into tallies select 'actors', 'actor', "key", count(*)
    from actors where "key" is not null and ${shown} group by "key"`);

  // Of two actors with one key in a report, the first counts for the report.
  await run(`insert into actor_names
      ("key", key_read, name, folded, kind, country, code, wikidata, reports, mentions, parts)
    select "key", key_read, name, folded, kind, country, code, wikidata, sum(first), sum(mentions), sum(parts)
    from (select *, case when "key" is null or nr = min(nr) over (partition by report_id, "key")
        then 1 else 0 end as first from actors) as found
    group by "key", key_read, name, folded, kind, country, code, wikidata`);
  await run(`create unique index actor_names_by_key on actor_names (coalesce("key", ''),
    coalesce(key_read, ''), name, kind, coalesce(country, ''), coalesce(code, ''), coalesce(wikidata, ''))`);
  await run(`create index actor_names_by_folded on actor_names (folded, kind, country, "key")`);
  await run(`insert into aliases
    select a."key", m.words, count(distinct m.report_id), count(*)
    from actors as a join mentions as m on m.report_id = a.report_id and m.actor_id = a.id
    where a."key" is not null and m.name = 1 group by a."key", m.words`);
}
