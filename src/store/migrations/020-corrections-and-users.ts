import type { Kysely } from 'kysely';
import type { ColumnTypes, TableBuilder } from '../sql/dialect.ts';

/** The entries that can be corrected. */
const CORRECTED = [
  'statements',
  'events',
  'commitments',
  'stances',
  'figures',
  'mentions',
  'actors',
  'times',
] as const;

/**
 * What people settle: the log of corrections, which of them do not fit the reading in force, what was
 * settled about each entry; and who may do so.
 */
export async function up(database: Kysely<never>, columns: ColumnTypes): Promise<void> {
  const { text, integer } = columns;
  const { schema } = database;
  const table = (name: string) => columns.numbered(schema.createTable(name) as TableBuilder);

  // Ids and hashes point at reports and entries by name, not by key: the log outlives both.
  await table('corrections')
    .addColumn('id', text, (column) => column.notNull().unique())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('who', text, (column) => column.notNull())
    .addColumn('why', text)
    .addColumn('action', text, (column) => column.notNull())
    .addColumn('kind', text)
    .addColumn('report_id', text)
    .addColumn('sha256', text)
    .addColumn('entry_id', text)
    .addColumn('start', integer)
    .addColumn('end', integer)
    .addColumn('words', text)
    .addColumn('patch_json', text)
    .addColumn('before_json', text)
    .addColumn('actors_json', text, (column) => column.notNull())
    .addColumn('cites_json', text, (column) => column.notNull())
    .addColumn('from_key', text)
    .addColumn('to_key', text)
    .addColumn('undoes', text)
    .execute();
  await schema
    .createIndex('corrections_by_report_id')
    .on('corrections')
    .columns(['report_id', 'nr'])
    .execute();
  await schema.createIndex('corrections_by_undoes').on('corrections').column('undoes').execute();

  // Merges move everybody who was read with a key.
  await schema
    .createIndex('actors_by_key_read')
    .on('actors')
    .columns(['key_read', 'report_id'])
    .execute();

  await table('conflicts')
    .addColumn('correction_id', text, (column) => column.notNull())
    .addColumn('report_id', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('message', text, (column) => column.notNull())
    .execute();
  await schema.createIndex('conflicts_by_report_id').on('conflicts').column('report_id').execute();
  await schema
    .createIndex('conflicts_by_correction_id')
    .on('conflicts')
    .column('correction_id')
    .execute();

  await table('users')
    .addColumn('name', text, (column) => column.notNull().unique())
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .addColumn('added_at', text, (column) => column.notNull())
    .execute();

  for (const corrected of CORRECTED) {
    await schema
      .alterTable(corrected)
      .addColumn('review', text, (column) => column.notNull().defaultTo(''))
      .execute();
  }
}
