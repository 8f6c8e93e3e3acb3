import { type Kysely, sql } from 'kysely';
import { actorKey } from '../../record/actor-key.ts';
import type { Record } from '../../record/record.ts';
import { around } from '../../text/around.ts';
import { keyOf } from '../../text/fold.ts';
import type { ColumnTypes } from '../sql/dialect.ts';

/** The entries that get the sentences they stand in. */
const SHOWN = ['statements', 'events', 'commitments', 'stances', 'figures'] as const;

/** The columns that this step reads and writes, as they are at this step. */
interface Then {
  readings: { nr: number; report_id: string; current: number; record_json: string };
  actors: {
    report_id: string;
    id: string;
    name: string;
    key: string | null;
    key_read: string | null;
    folded: string;
  };
  participants: {
    nr: number;
    report_id: string;
    actor_id: string | null;
    words: string | null;
    key: string | null;
    key_read: string | null;
    folded: string | null;
  };
  shown: {
    nr: number;
    report_id: string;
    start: number;
    end: number;
    sentence: string;
    sentence_start: number;
  };
}

/**
 * What finding needs: who somebody is across reports (`key`, and `key_read`, which no correction
 * changes), names folded to be looked up, and the sentences that an entry stands in. Filled in for
 * what is there already, from the readings in force.
 */
export async function up(database: Kysely<never>, { text, integer }: ColumnTypes): Promise<void> {
  const { schema } = database;
  for (const table of ['actors', 'participants']) {
    await schema.alterTable(table).addColumn('key', text).execute();
    await schema.alterTable(table).addColumn('key_read', text).execute();
  }
  await schema
    .alterTable('actors')
    .addColumn('folded', text, (column) => column.notNull().defaultTo(''))
    .execute();
  await schema.alterTable('participants').addColumn('folded', text).execute();
  for (const table of SHOWN) {
    await schema
      .alterTable(table)
      .addColumn('sentence', text, (column) => column.notNull().defaultTo(''))
      .execute();
    await schema
      .alterTable(table)
      .addColumn('sentence_start', integer, (column) => column.notNull().defaultTo(0))
      .execute();
  }
  await fill(database as unknown as Kysely<Then>);
}

/** Goes through the readings one by one, so that memory holds one record at a time. */
async function fill(database: Kysely<Then>): Promise<void> {
  let after = 0;
  for (;;) {
    const reading = await database
      .selectFrom('readings')
      .select(['nr', 'record_json'])
      .where('current', '=', 1)
      .where('nr', '>', after)
      .orderBy('nr')
      .limit(1)
      .executeTakeFirst();
    if (!reading) return;
    after = reading.nr;
    await fillReport(database, JSON.parse(reading.record_json) as Record);
  }
}

async function fillReport(database: Kysely<Then>, record: Record): Promise<void> {
  const report = record.report.id;
  for (const actor of record.actors) {
    const key = actorKey(actor);
    await database
      .updateTable('actors')
      .set({ key, key_read: key, folded: keyOf(actor.name) })
      .where('report_id', '=', report)
      .where('id', '=', actor.id)
      .execute();
    await database
      .updateTable('participants')
      .set({ key, key_read: key })
      .where('report_id', '=', report)
      .where('actor_id', '=', actor.id)
      .execute();
  }
  const parties = await database
    .selectFrom('participants')
    .select(['nr', 'words'])
    .where('report_id', '=', report)
    .where('words', 'is not', null)
    .execute();
  for (const { nr, words } of parties) {
    await database
      .updateTable('participants')
      .set({ folded: keyOf(words ?? '') })
      .where('nr', '=', nr)
      .execute();
  }
  for (const table of SHOWN) {
    const entries = await sql<Then['shown']>`
      select nr, start, "end" from ${sql.table(table)} where report_id = ${report}`.execute(
      database,
    );
    for (const entry of entries.rows) {
      const { start, end } = around(record.report.text, record.sentences, entry);
      const sentence = record.report.text.slice(start, end);
      await sql`update ${sql.table(table)} set sentence = ${sentence}, sentence_start = ${start}
        where nr = ${entry.nr}`.execute(database);
    }
  }
}
