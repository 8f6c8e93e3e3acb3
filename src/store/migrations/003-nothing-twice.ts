import type { Kysely } from 'kysely';
import type { ColumnTypes, TableBuilder } from '../sql/dialect.ts';

/**
 * What keeps an archive from holding anything twice: the bytes that texts were taken from, where and
 * when a report was met, which reports are copies or versions of others, and the sentences that they
 * share. Reports that are there already are put in their places when the archive is opened.
 */
export async function up(database: Kysely<never>, columns: ColumnTypes): Promise<void> {
  const { text, integer, long, bytes } = columns;
  const { schema } = database;
  const table = (name: string) => columns.numbered(schema.createTable(name) as TableBuilder);

  for (const column of ['canonical', 'copy_of', 'version_of']) {
    await schema
      .alterTable('reports')
      .addColumn(column, text, (of) => (column === 'canonical' ? of : of.references('reports.id')))
      .execute();
  }
  await schema
    .alterTable('reports')
    .addColumn('version', integer, (column) => column.notNull().defaultTo(1))
    .execute();
  await schema
    .alterTable('reports')
    .addColumn('latest', integer, (column) => column.notNull().defaultTo(1))
    .execute();
  for (const column of ['canonical', 'copy_of', 'version_of', 'title', 'raw']) {
    await index(database, 'reports', [column]);
  }

  await schema
    .createTable('raw')
    .addColumn('sha256', text, (column) => column.notNull().primaryKey())
    .addColumn('media', text, (column) => column.notNull())
    .addColumn('size', integer, (column) => column.notNull())
    .addColumn('gzip', bytes, (column) => column.notNull())
    .execute();

  await table('retrievals')
    .addColumn('report_id', text, (column) => column.notNull().references('reports.id'))
    .addColumn('url', text)
    .addColumn('retrieved', text)
    .addColumn('raw', text)
    .addColumn('at', text, (column) => column.notNull())
    .execute();
  await index(database, 'retrievals', ['report_id']);
  await index(database, 'retrievals', ['raw']);

  await schema
    .createTable('signatures')
    .addColumn('report_id', text, (column) =>
      column.notNull().primaryKey().references('reports.id'),
    )
    .addColumn('signature', bytes)
    .execute();
  await table('signature_bands')
    .addColumn('hash', long, (column) => column.notNull())
    .addColumn('report_id', text, (column) => column.notNull().references('reports.id'))
    .execute();
  await index(database, 'signature_bands', ['hash']);

  await table('passages')
    .addColumn('hash', long, (column) => column.notNull())
    .addColumn('report_id', text, (column) => column.notNull().references('reports.id'))
    .addColumn('start', integer, (column) => column.notNull())
    .addColumn('end', integer, (column) => column.notNull())
    .execute();
  await index(database, 'passages', ['hash']);
  await index(database, 'passages', ['report_id']);
}

/** An index named for its table and columns. */
async function index(database: Kysely<never>, table: string, columns: string[]): Promise<void> {
  const name = `${table}_by_${columns.join('_')}`;
  await database.schema.createIndex(name).on(table).columns(columns).execute();
}
