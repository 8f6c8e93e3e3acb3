import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { madeUpRecord } from '../../../test/made-up/made-up-record.ts';
import { archiveKinds, type Place } from '../../../test/postgres/archives.ts';
import { articleText } from '../../../test/sample/article-text.ts';
import { countedAsKept } from '../../../test/sample/counted-afresh.ts';
import { bareRecord, sampleRecord } from '../../../test/sample/sample-record.ts';
import type { Record } from '../../record/record.ts';
import { sha256Hex } from '../../text/hash.ts';
import { openStore } from '../open.ts';
import { openPostgresStore } from '../postgres/open.ts';
import type { SqlStore } from '../sql/sql-store.ts';
import { openDatabase } from '../sqlite/driver.ts';
import { openSqliteStore } from '../sqlite/open.ts';
import { engineName } from '../store.ts';
import { ENTRY_TABLES } from '../tables.ts';
import { MIGRATIONS } from './steps.ts';

const STEPS = Object.keys(MIGRATIONS);
/** The last step that 0.1.0 had. */
const RELEASED = '002-search';
const SCHEMA = readFileSync(
  new URL('../../../test/sample/archive-0.1.0.sql', import.meta.url),
  'utf8',
);

const WIRE = articleText(1, 6);
const wire = (id: string, outlet: string): Record => ({
  ...bareRecord(WIRE, { id, outlet, url: `https://${outlet.toLowerCase()}.example/1` }),
  sentences: [{ start: 0, end: WIRE.indexOf('\n') }],
});
const records = [sampleRecord(), wire('first', 'Wire'), wire('second', 'Courier')];

/** Puts reports in as 0.1.0 did: into the columns that there have been from the first step on. */
async function fill({ ask }: Place): Promise<void> {
  for (const record of records) {
    const { byline, ...report } = record.report;
    const row = {
      ...report,
      byline_json: JSON.stringify(byline),
      words: 1,
      added_at: '2026-01-01T00:00:00.000Z',
    };
    const names = Object.keys(row).join(', ');
    const marks = Object.keys(row)
      .map(() => '?')
      .join(', ');
    await ask(`insert into reports (${names}) values (${marks})`, ...Object.values(row));
    await ask(
      `insert into readings (report_id, current, engine, engine_json, record_json, read_at)
       values (?, 1, ?, '{}', ?, '2026-01-01T00:00:00.000Z')`,
      report.id,
      engineName(record.engine),
      JSON.stringify(record),
    );
  }
}

/** What an archive must be able to do, whatever it once was. */
async function expectToday(store: SqlStore, place: Place): Promise<void> {
  expect(await store.record('sample')).toEqual(sampleRecord());
  expect((await store.list({ limit: 5, words: 'amnesty Poroshenko' })).total).toBe(1);
  expect((await store.copies('second')).map(({ id }) => id)).toEqual(['first', 'second']);
  expect((await store.passages('first'))[0].elsewhere[0].report.id).toBe('second');
  expect(await store.add(wire('third', 'Gazette'))).toMatchObject({ copyOf: 'first' });
  // What is there has no date of change; an update that has one is the later version.
  const update = wire('update', 'Wire');
  const changed = `${WIRE}\n\nThe talks go on.`;
  const { report } = bareRecord(changed, {
    ...update.report,
    text: changed,
    modified: '2026-01-05',
  });
  await store.add({ ...update, report: { ...report, sha256: sha256Hex(changed) } });
  expect(await store.versions('first')).toMatchObject([
    { id: 'first', modified: null },
    { id: 'update', modified: '2026-01-05', latest: true },
  ]);
  expect(await place.ask('select name from kysely_migration order by name')).toEqual(
    STEPS.map((name) => ({ name })),
  );
}

/** Every table with its columns. */
async function shape({ kysely }: SqlStore): Promise<unknown> {
  const tables = await kysely.introspection.getTables();
  return tables
    .filter(({ name }) => !name.startsWith('kysely'))
    .map(({ name, columns }) => [name, columns.map((column) => [column.name, column.isNullable])])
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
}

/** Names of a table's columns that rows are put in with. */
async function columnsOf({ ask }: Place, table: string): Promise<string[]> {
  const [row] = await ask(`select * from ${table} limit 1`);
  if (row) return Object.keys(row).filter((name) => name !== 'search');
  const sqlite = await ask('select name from pragma_table_info(?)', table).catch(() => null);
  const found =
    sqlite ??
    (await ask(
      `select column_name as name from information_schema.columns
       where table_name = ? and table_schema = current_schema()`,
      table,
    ));
  return found.map(({ name }) => name as string).filter((name) => name !== 'search');
}

describe.each(await archiveKinds())('migrations in $name', (kind) => {
  const open = kind.name === 'sqlite' ? openSqliteStore : openPostgresStore;

  test.each(STEPS)('an archive that went as far as %s comes to today', async (last) => {
    const place = await kind.place();
    await (await open(place.archive, last)).close();
    await fill(place);
    const store = await openStore(place.archive);
    await expectToday(store, place);
    const fresh = await kind.place();
    const other = await openStore(fresh.archive);
    expect(await shape(store)).toEqual(await shape(other));
    await Promise.all([store.close(), other.close()]);
    await Promise.all([place.clear(), fresh.clear()]);
  });

  test('entries that were there get what is asked of their reports, and are counted', async () => {
    const [fresh, old] = [await kind.place(), await kind.place()];
    const today = await openStore(fresh.archive);
    for (const record of [...records, madeUpRecord(1)]) await today.add(record);
    await (await open(old.archive, '030-feeds')).close();
    for (const table of ['reports', 'readings', 'signatures', ...ENTRY_TABLES]) {
      const columns = await columnsOf(old, table);
      const names = columns.map((name) => `"${name}"`).join(', ');
      const marks = columns.map(() => '?').join(', ');
      for (const row of await fresh.ask(`select ${names} from ${table}`)) {
        const values = Object.values(row).map((value) =>
          value instanceof ArrayBuffer ? Buffer.from(value) : value,
        );
        await old.ask(`insert into ${table} (${names}) values (${marks})`, ...values);
      }
    }
    const store = await openStore(old.archive);
    for (const table of ENTRY_TABLES) {
      const columns = (await columnsOf(fresh, table)).map((name) => `"${name}"`).join(', ');
      const rows = `select ${columns} from ${table} order by nr`;
      expect(await old.ask(rows), table).toEqual(await fresh.ask(rows));
    }
    expect(await countedAsKept(old)).toEqual(await countedAsKept(fresh));
    await Promise.all([store.close(), today.close()]);
    await Promise.all([fresh.clear(), old.clear()]);
  });

  test('a step that fails leaves everything as it was', async () => {
    const place = await kind.place();
    await (await open(place.archive, RELEASED)).close();
    await fill(place);
    // The step after wants to make a table of this name, late in its work.
    await place.ask('create table passages (theirs integer)');
    const before = await place.ask('select * from reports order by nr');
    await expect(openStore(place.archive)).rejects.toThrow(/passages/);
    expect(await place.ask('select * from reports order by nr')).toEqual(before);
    await place.ask('drop table passages');
    const store = await openStore(place.archive);
    await expectToday(store, place);
    await store.close();
    await place.clear();
  });

  if (kind.name !== 'sqlite') return;
  test('an archive that 0.1.0 made comes to today', async () => {
    const place = await kind.place();
    const database = openDatabase(place.archive);
    database.exec(SCHEMA);
    database.exec(
      `insert into kysely_migration values ('001-reports-and-entries', '2026-01-01'), ('${RELEASED}', '2026-01-01')`,
    );
    database.close();
    await fill(place);
    const store = await openStore(place.archive);
    await expectToday(store, place);
    await store.close();
    await place.clear();
  });
});
