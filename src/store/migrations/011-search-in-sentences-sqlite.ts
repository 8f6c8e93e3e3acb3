import { type Kysely, sql } from 'kysely';
import { searchOver } from './002-search-sqlite.ts';

/**
 * Full-text search over the sentences that events, commitments, stances and figures stand in. A
 * statement is searched by its own words already.
 */
export async function up(database: Kysely<never>): Promise<void> {
  for (const table of ['events', 'commitments', 'stances', 'figures']) {
    await searchOver(database, table, ['sentence']);
    await sql
      .raw(`insert into ${table}_search (${table}_search) values ('rebuild')`)
      .execute(database);
  }
}
