import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, SqliteDialect as KyselyDialect } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SAMPLE_TEXT, sampleRecord } from '../../../test/sample/sample-record.ts';
import type { Record } from '../../record/record.ts';
import { sha256Hex } from '../../text/hash.ts';
import { openStore } from '../open.ts';
import { SqlStore } from '../sql/sql-store.ts';
import { ENTRY_TABLES, type Tables } from '../tables.ts';
import { SqliteDialect } from './dialect.ts';
import { openDatabase } from './driver.ts';

let folder: string;
let archive: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-sqlite-'));
  archive = join(folder, 'archive.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Rows of an SQLite file. */
function ask(path: string, sql: string): { [column: string]: unknown }[] {
  const database = openDatabase(path);
  try {
    return database.prepare(sql).all([]) as { [column: string]: unknown }[];
  } finally {
    database.close();
  }
}

/** The archive with every statement that is asked of it. */
function overheard() {
  const real = openDatabase(archive);
  const asked = new Set<string>();
  const listening = {
    ...real,
    prepare(sql: string) {
      asked.add(sql);
      return real.prepare(sql);
    },
  };
  const kysely = new Kysely<Tables>({
    dialect: new KyselyDialect({ database: listening as never }),
  });
  const store = new SqlStore(archive, kysely, new SqliteDialect(archive, listening, kysely));
  return { store, asked, real };
}

test('something else than an archive is refused and left alone', async () => {
  const text = join(folder, 'notes.txt');
  writeFileSync(text, 'Not a database at all. '.repeat(100));
  await expect(openStore(text)).rejects.toMatchObject({ code: 'not-an-archive' });
  const other = join(folder, 'other.db');
  const database = openDatabase(other);
  database.exec('create table theirs (a)');
  database.close();
  await expect(openStore(other)).rejects.toMatchObject({ code: 'not-an-archive' });
  await expect(openStore(join(folder, 'no', 'such', 'folder.db'))).rejects.toMatchObject({
    code: 'archive-unreachable',
  });
  await expect(openStore('mongodb://host/db')).rejects.toMatchObject({
    code: 'archive-unreachable',
  });
});

test('the search indexes agree with their tables after a report is read again', async () => {
  const store = await openStore(archive);
  await store.add(sampleRecord({ title: null }));
  await store.add(sampleRecord());
  await store.close();
  // Throws where an index and its table disagree (FTS5, section 6.4).
  for (const table of ['reports', 'statements']) {
    ask(
      archive,
      `insert into ${table}_search (${table}_search) values ('integrity-check') returning 1`,
    );
  }
});

test('a file that cannot be tidied up is closed all the same, without a complaint', async () => {
  const real = openDatabase(archive);
  let closed = false;
  const full = {
    ...real,
    exec: () => {
      throw new Error('database or disk is full');
    },
    close: () => {
      closed = true;
      real.close();
    },
  };
  const kysely = new Kysely<Tables>({ dialect: new KyselyDialect({ database: real as never }) });
  await new SqliteDialect(archive, full, kysely).close();
  expect(closed).toBe(true);
});

test('nothing that runs for every report goes through a whole table: adding does not slow as archives grow', async () => {
  await (await openStore(archive)).close();
  const { store, asked, real } = overheard();
  const facts = { outlet: 'Wire', url: 'https://wire.example/1', published: '2015-10-02' };
  const page = { url: 'https://wire.example/1', mark: null, item: { key: 'k', list: 'l' } };
  const add = async (record: Record) => {
    await store.known(record.report, 'another engine');
    const { url, retrieved, raw } = record.report;
    await store.add(record, { url, retrieved, raw, page });
  };
  // New, a copy and another version of it, and each read again by another engine.
  for (const version of ['1.0.0', '2.0.0']) {
    for (const [id, text] of [
      ['a', SAMPLE_TEXT],
      ['b', SAMPLE_TEXT],
      ['c', `${SAMPLE_TEXT}\n\nThe talks go on.`],
    ]) {
      const report = { ...facts, id, text, sha256: sha256Hex(text), title: 'Talks' };
      const other = id === 'b' ? { outlet: 'Courier', url: 'https://courier.example/1' } : {};
      await add({
        ...sampleRecord({ ...report, ...other }, version),
        sentences: [{ start: 0, end: 80 }],
      });
    }
  }
  expect(asked.size).toBeGreaterThan(30);
  const through: string[] = [];
  for (const sql of asked) {
    // A new report is looked for among those that point at none only while some do: never here.
    if (!/^\s*(select|delete|update|insert)/i.test(sql) || /^insert into reports /.test(sql))
      continue;
    const parameters = [...sql.matchAll(/\?/g)].map(() => null);
    const steps = real.prepare(`explain query plan ${sql}`).all(parameters) as { detail: string }[];
    for (const { detail } of steps) {
      if (/^SCAN (?!CONSTANT|\w+_search)/.test(detail)) through.push(`${detail}: ${sql}`);
    }
  }
  expect(through).toEqual([]);
  await store.close();
});

test('words are asked of their index once, not once for each report that fits', async () => {
  await (await openStore(archive)).close();
  const { store, asked, real } = overheard();
  await store.add(sampleRecord());
  asked.clear();
  await store.find({ kind: 'report', words: 'talks', outlet: 'Wire', limit: 5 });
  const plans = [...asked].flatMap((sql) => {
    const parameters = [...sql.matchAll(/\?/g)].map(() => null);
    return real.prepare(`explain query plan ${sql}`).all(parameters) as { detail: string }[];
  });
  const words = plans.filter(({ detail }) => detail.includes('reports_search'));
  expect(words.length).toBeGreaterThan(0);
  // "=" tells that rows are looked up by number: for each, the words are searched for anew.
  for (const { detail } of words) expect(detail).not.toContain('INDEX 0:=');
  await store.close();
});

test('every table and column stands in docs/archive.md', async () => {
  await (await openStore(archive)).close();
  const manual = readFileSync(new URL('../../../docs/archive.md', import.meta.url), 'utf8');
  const tables = ask(
    archive,
    `select name from sqlite_master where type = 'table' and name not like '%search%' and name not like 'kysely%' and name not like 'sqlite%'`,
  );
  expect(tables.length).toBeGreaterThanOrEqual(ENTRY_TABLES.length + 2);
  const common = manual.slice(0, manual.indexOf('\n## '));
  for (const { name } of tables) {
    const [, section] = manual.split(`\n## ${name}\n`);
    expect(section, `${name} has no section`).toBeDefined();
    const told = `${common}${section.split('\n## ')[0]}`;
    for (const column of ask(archive, `select name from pragma_table_info('${name}')`)) {
      expect(told, `${name}.${column.name}`).toContain(`\`${column.name}\``);
    }
  }
});
