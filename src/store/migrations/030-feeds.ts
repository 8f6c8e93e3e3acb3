import type { Kysely } from 'kysely';
import type { ColumnTypes, TableBuilder } from '../sql/dialect.ts';

/** What is watched, and which of its items were met: so that nothing is asked for or fetched twice. */
export async function up(database: Kysely<never>, columns: ColumnTypes): Promise<void> {
  const { schema } = database;
  const { text, integer, numbered } = columns;
  await numbered(schema.createTable('feeds') as TableBuilder)
    .addColumn('url', text, (column) => column.notNull().unique())
    .addColumn('title', text)
    .addColumn('etag', text)
    .addColumn('modified', text)
    .addColumn('checked_at', text)
    .addColumn('changed_at', text)
    .addColumn('next_at', text)
    .addColumn('failures', integer, (column) => column.notNull())
    .addColumn('failure', text)
    .addColumn('reports', integer, (column) => column.notNull())
    .execute();
  await numbered(schema.createTable('feed_items') as TableBuilder)
    .addColumn('item', text, (column) => column.notNull().unique())
    .addColumn('feed_url', text, (column) => column.notNull())
    .addColumn('url', text)
    .addColumn('outcome', text, (column) => column.notNull())
    .addColumn('message', text)
    .addColumn('tries', integer, (column) => column.notNull())
    .addColumn('report_id', text)
    .addColumn('met_at', text, (column) => column.notNull())
    .execute();
  await schema
    .createIndex('feed_items_by_feed_url')
    .on('feed_items')
    .columns(['feed_url'])
    .execute();
}
