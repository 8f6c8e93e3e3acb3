import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../sql/dialect.ts';

/**
 * When reports were last changed, as their sources say, and which version of an item's page was fetched,
 * as its server names it. Of what is there already nobody knows either.
 */
export async function up(database: Kysely<never>, { text }: ColumnTypes): Promise<void> {
  const { schema } = database;
  await schema.alterTable('reports').addColumn('modified', text).execute();
  await schema.alterTable('feed_items').addColumn('etag', text).execute();
  await schema.alterTable('feed_items').addColumn('modified', text).execute();
}
