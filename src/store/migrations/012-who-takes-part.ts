import { type Kysely, sql } from 'kysely';

/** Ways to find entries by who takes part in them, by key, country or the report's own words. */
const INDEXES: { readonly [name: string]: readonly [table: string, ...columns: string[]] } = {
  participants_by_key: ['participants', 'key', 'entry', 'role', 'report_id', 'entry_id'],
  participants_by_country: ['participants', 'country', 'entry', 'role', 'report_id', 'entry_id'],
  participants_by_folded: ['participants', 'folded', 'key'],
  actors_by_key: ['actors', 'key', 'report_id'],
  actors_by_folded: ['actors', 'folded', 'key'],
  actors_by_country: ['actors', 'country'],
};

/** Indexes that questions about people and countries, and the order by date, need in an archive of any size. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const [name, [table, ...columns]] of Object.entries(INDEXES)) {
    await database.schema.createIndex(name).on(table).columns(columns).execute();
  }
  // The date that events are sorted by: those that lie at no time count as none.
  await sql`create index events_by_day on events ((case when date < '9~' then date else '' end))`.execute(
    database,
  );
}
