import type { Kysely } from 'kysely';
import type { ColumnTypes, TableBuilder } from '../sql/dialect.ts';

/**
 * The first archive: reports, their readings, one table for each kind of entry. Columns are described
 * in `docs/archive.md`.
 */
export async function up(database: Kysely<never>, columns: ColumnTypes): Promise<void> {
  const { text, integer, real } = columns;
  const table = (name: string) =>
    columns.numbered(database.schema.createTable(name) as TableBuilder);

  await table('reports')
    .addColumn('id', text, (column) => column.notNull().unique())
    .addColumn('title', text)
    .addColumn('outlet', text)
    .addColumn('url', text)
    .addColumn('byline_json', text, (column) => column.notNull())
    .addColumn('published', text)
    .addColumn('retrieved', text)
    .addColumn('language', text, (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('sha256', text, (column) => column.notNull())
    .addColumn('raw', text)
    .addColumn('words', integer, (column) => column.notNull())
    .addColumn('added_at', text, (column) => column.notNull())
    .execute();
  await index(database, 'reports', ['published']);
  await index(database, 'reports', ['outlet']);
  await index(database, 'reports', ['sha256']);
  await index(database, 'reports', ['url']);

  await table('readings')
    .addColumn('report_id', text, (column) => column.notNull().references('reports.id'))
    .addColumn('current', integer, (column) => column.notNull())
    .addColumn('engine', text, (column) => column.notNull())
    .addColumn('engine_json', text, (column) => column.notNull())
    .addColumn('record_json', text, (column) => column.notNull())
    .addColumn('read_at', text, (column) => column.notNull())
    .execute();
  await index(database, 'readings', ['report_id', 'current']);

  // The report, the entry's own id, and the words it stands on.
  const placed = (name: string, always = true) =>
    table(name)
      .addColumn('report_id', text, (column) => column.notNull().references('reports.id'))
      .addColumn('id', text, (column) => column.notNull())
      .addColumn('start', integer, (column) => (always ? column.notNull() : column))
      .addColumn('end', integer, (column) => (always ? column.notNull() : column))
      .addColumn('words', text, (column) => (always ? column.notNull() : column));

  // What somebody or something judged carries its score and the rule that made it.
  const judged = (name: string, always = true) =>
    placed(name, always)
      .addColumn('score', real, (column) => column.notNull())
      .addColumn('rule', text, (column) => column.notNull());

  // Offsets of source and cue are kept beside their words, so that both can be marked without the record.
  await judged('statements')
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('polarity', text, (column) => column.notNull())
    .addColumn('speaker', text)
    .addColumn('source', text)
    .addColumn('source_start', integer)
    .addColumn('source_end', integer)
    .addColumn('cue', text)
    .addColumn('cue_start', integer)
    .addColumn('cue_end', integer)
    .addColumn('addressee', text)
    .addColumn('occasion', text)
    .addColumn('through', text)
    .addColumn('date', text)
    .addColumn('inside_id', text)
    .addColumn('content_json', text, (column) => column.notNull())
    .execute();

  await judged('events')
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('mode', text)
    .addColumn('contexts', text)
    .addColumn('cameo', text)
    .addColumn('actor', text)
    .addColumn('recipient', text)
    .addColumn('date', text)
    .addColumn('date_from', text)
    .addColumn('place', text)
    .addColumn('country', text)
    .addColumn('lat', real)
    .addColumn('lon', real)
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('statement_id', text)
    .execute();

  await judged('commitments')
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('actor', text)
    .addColumn('addressee', text)
    .addColumn('condition', text)
    .addColumn('deadline', text)
    .addColumn('strength', text, (column) => column.notNull())
    .addColumn('negated', integer, (column) => column.notNull())
    .addColumn('event_id', text)
    .addColumn('statement_id', text)
    .execute();

  await judged('stances')
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('holder', text)
    .addColumn('object', text)
    .addColumn('statement_id', text)
    .execute();

  await judged('figures')
    .addColumn('value', real)
    .addColumn('low', real)
    .addColumn('high', real)
    .addColumn('comparator', text)
    .addColumn('unit', text)
    .addColumn('event_id', text)
    .addColumn('statement_id', text)
    .execute();

  // An actor may be known without any words of its own: a side that is only implied.
  await judged('actors', false)
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('country', text)
    .addColumn('sector', text)
    .addColumn('code', text)
    .addColumn('role', text)
    .addColumn('resolved', text, (column) => column.notNull())
    .addColumn('wikidata', text)
    .addColumn('mentions', integer, (column) => column.notNull())
    .execute();

  await judged('mentions')
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('name', integer, (column) => column.notNull())
    .addColumn('head_start', integer, (column) => column.notNull())
    .addColumn('head_end', integer, (column) => column.notNull())
    .addColumn('actor_id', text)
    .execute();

  await judged('times')
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('value', text)
    .execute();

  await placed('problems')
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('message', text, (column) => column.notNull())
    .execute();

  await table('participants')
    .addColumn('report_id', text, (column) => column.notNull().references('reports.id'))
    .addColumn('entry_id', text, (column) => column.notNull())
    .addColumn('entry', text, (column) => column.notNull())
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('start', integer)
    .addColumn('end', integer)
    .addColumn('words', text)
    .addColumn('actor_id', text)
    .addColumn('name', text)
    .addColumn('country', text)
    .execute();

  // Entries are fetched by report, and named by id within it.
  for (const table of ['statements', 'events', 'commitments', 'stances', 'figures'] as const) {
    await index(database, table, ['report_id', 'id']);
  }
  for (const table of ['actors', 'mentions', 'times', 'problems'] as const) {
    await index(database, table, ['report_id', 'id']);
  }
  await index(database, 'participants', ['report_id', 'entry_id']);
  await index(database, 'participants', ['name', 'role']);
  await index(database, 'events', ['type', 'date']);
  await index(database, 'commitments', ['kind']);
  await index(database, 'actors', ['name']);
}

/** An index named for its table and columns: "events_by_type_date". */
async function index(database: Kysely<never>, table: string, columns: string[]): Promise<void> {
  const name = `${table}_by_${columns.join('_')}`;
  await database.schema.createIndex(name).on(table).columns(columns).execute();
}
