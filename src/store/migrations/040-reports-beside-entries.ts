import { type Kysely, sql } from 'kysely';
import type { ColumnTypes } from '../sql/dialect.ts';

/** Entries that are found by who takes part in them, with the column that says their type. */
const TYPED = {
  statements: 'kind',
  events: 'type',
  commitments: 'kind',
  stances: 'kind',
} as const;
const TABLES = [...Object.keys(TYPED), 'figures', 'actors'];
const DEEDS = [
  ...['parts', 'said', 'did', 'received', 'undertook', 'asked', 'events', 'commitments'],
] as const;

/** Indexes that questions can be answered from alone, without a look at the rows. */
const INDEXES: { readonly [name: string]: readonly [table: string, ...columns: string[]] } = {
  reports_by_published: ['reports', 'published', 'nr', 'copy_of', 'outlet', 'language'],
  statements_by_published: entry('statements', 'kind', 'polarity'),
  events_by_published: entry('events', 'type', 'status', 'country', 'statement_id', 'day'),
  events_by_day: [
    ...(['events', 'day', 'report_nr', 'copy', 'review', 'outlet', 'language'] as const),
    ...['type', 'status', 'country', 'statement_id', 'published'],
  ],
  commitments_by_published: entry('commitments', 'kind', 'strength', 'statement_id'),
  stances_by_published: entry('stances', 'kind', 'statement_id'),
  figures_by_published: entry('figures', 'statement_id'),
  actors_by_published: entry('actors', 'key', 'kind', 'country'),
  actors_by_key: ['actors', 'key', 'published', 'report_nr', 'copy', 'review', ...DEEDS],
  participants_by_key: part('key'),
  participants_by_country: part('country'),
  participants_by_folded: ['participants', 'folded', 'key', 'entry', 'entry_nr', 'role'],
  participants_by_entry: ['participants', 'entry_nr', 'entry', 'key', 'role'],
};

/** Indexes whose place others take now. */
const REPLACED = [
  ...['reports_by_published', 'events_by_type_date', 'events_by_day', 'commitments_by_kind'],
  ...['actors_by_name', 'actors_by_key'],
  ...['participants_by_name_role', 'participants_by_key', 'participants_by_country'],
  'participants_by_folded',
];

function entry(table: string, ...own: string[]): [string, ...string[]] {
  const beside = ['published', 'report_nr', 'copy', 'review', 'outlet', 'language'];
  return [table, ...beside, ...own, 'score'];
}

function part(by: string): [string, ...string[]] {
  const own = ['entry', 'entry_nr', 'role', 'copy', 'published', 'outlet', 'type', 'day'];
  return ['participants', by, ...own, 'report_nr'];
}

/**
 * What is asked of entries through their reports (day of publication, outlet, language, whether it is a
 * copy) is repeated beside every entry and every part in one, and an actor's deeds in a report are
 * counted beside the actor. Filled in for what is there already.
 */
export async function up(database: Kysely<never>, columns: ColumnTypes): Promise<void> {
  const { text, integer, long } = columns;
  const { schema } = database;
  const run = (statement: string) => sql.raw(statement).execute(database);
  for (const index of REPLACED) await schema.dropIndex(index).execute();
  for (const table of [...TABLES, 'participants']) {
    const number = (column: string) =>
      schema.alterTable(table).addColumn(column, integer, (of) => of.notNull().defaultTo(0));
    const words = (column: string) =>
      schema.alterTable(table).addColumn(column, text, (of) => of.notNull().defaultTo(''));
    await schema.alterTable(table).addColumn('report_nr', long).execute();
    await words('published').execute();
    await schema.alterTable(table).addColumn('outlet', text).execute();
    if (table !== 'participants') {
      await schema
        .alterTable(table)
        .addColumn('language', text, (of) => of.notNull().defaultTo('und'))
        .execute();
    }
    await number('copy').execute();
    if (table === 'events' || table === 'participants') await words('day').execute();
    if (table === 'participants') {
      await schema.alterTable(table).addColumn('entry_nr', long).execute();
      await words('type').execute();
    }
    if (table === 'actors') for (const deed of DEEDS) await number(deed).execute();
  }

  for (const table of TABLES) {
    const day = table === 'events' ? `, day = case when date < '9~' then date else '' end` : '';
    await run(`update ${table} set (report_nr, published, outlet, language, copy) =
      (select nr, coalesce(published, ''), outlet, language, case when copy_of is null then 0 else 1 end
       from reports where reports.id = ${table}.report_id)${day}`);
  }
  for (const [table, type] of Object.entries(TYPED)) {
    const day = table === 'events' ? 'day' : `''`;
    await run(`update participants set (entry_nr, report_nr, published, outlet, copy, type, day) =
      (select nr, report_nr, published, outlet, copy, ${type}, ${day} from ${table} as e
       where e.report_id = participants.report_id and e.id = participants.entry_id)
      where entry = '${table}' and exists (select 1 from ${table} as e
        where e.report_id = participants.report_id and e.id = participants.entry_id)`);
  }
  await countDeeds(run);

  for (const [index, [table, ...of]] of Object.entries(INDEXES)) {
    await schema.createIndex(index).on(table).columns(of).execute();
  }
  await run(
    `create index actors_by_office on actors ("key", published, role) where role is not null`,
  );
}

/** Parts by actor, as many of each as there are entries. */
async function countDeeds(run: (statement: string) => Promise<unknown>): Promise<void> {
  const entries = (...conditions: string[]) =>
    `count(distinct case when ${conditions.join(' and ')} then entry_id end)`;
  await run(`create temporary table counted_deeds as
    select report_id, actor_id, count(*) as parts,
      ${entries(`entry = 'statements'`, `role = 'speaker'`)} as said,
      ${entries(`entry = 'events'`, `role = 'actor'`)} as did,
      ${entries(`entry = 'events'`, `role = 'recipient'`)} as received,
      ${entries(`entry = 'commitments'`, `role = 'actor'`)} as undertook,
      ${entries(`entry = 'commitments'`, `role = 'addressee'`)} as asked,
      ${entries(`entry = 'events'`)} as events,
      ${entries(`entry = 'commitments'`)} as commitments
    from participants where actor_id is not null group by report_id, actor_id`);
  await run(`create index counted_deeds_by_actor on counted_deeds (report_id, actor_id)`);
  await run(`update actors set (${DEEDS.join(', ')}) = (select ${DEEDS.join(', ')} from counted_deeds
      where counted_deeds.report_id = actors.report_id and counted_deeds.actor_id = actors.id)
    where exists (select 1 from counted_deeds
      where counted_deeds.report_id = actors.report_id and counted_deeds.actor_id = actors.id)`);
  await run('drop table counted_deeds');
}
