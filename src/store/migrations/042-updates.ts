import type { Kysely } from 'kysely';
import type { ColumnTypes, TableBuilder } from '../sql/dialect.ts';

/**
 * When reports were last changed, as their sources say, and the pages that were fetched, each with the
 * version that its server named. Of what is there already nobody knows either.
 */
export async function up(database: Kysely<never>, columns: ColumnTypes): Promise<void> {
  const { schema } = database;
  const { text, numbered } = columns;
  await schema.alterTable('reports').addColumn('modified', text).execute();
  // Addresses may be longer than an index takes: they are found by their hash.
  await numbered(schema.createTable('pages') as TableBuilder)
    .addColumn('address', text, (column) => column.notNull().unique())
    .addColumn('url', text, (column) => column.notNull())
    .addColumn('etag', text)
    .addColumn('modified', text)
    .addColumn('fetched_at', text, (column) => column.notNull())
    .addColumn('report_id', text, (column) => column.notNull().references('reports.id'))
    .execute();
}
