import { type Kysely, sql } from 'kysely';

/** Full-text search as over statements, over the sentences of events, commitments, stances and figures. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const table of ['events', 'commitments', 'stances', 'figures']) {
    for (const statement of [
      `alter table ${table} add column search tsvector
         generated always as (chancery_words(sentence)) stored`,
      `create index ${table}_search on ${table} using gin (search)`,
    ]) {
      await sql.raw(statement).execute(database);
    }
  }
}
