import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bareRecord, SAMPLE_TEXT, sampleRecord } from '../../test/sample/sample-record.ts';
import { faultsOf } from '../record/check.ts';
import { openStore } from './open.ts';
import { openDatabase } from './sqlite/driver.ts';
import { engineName, type Store } from './store.ts';
import { ENTRY_TABLES } from './tables.ts';

let folder: string;
let archive: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-store-'));
  archive = join(folder, 'archive.db');
  store = await openStore(archive);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Rows as any SQL tool would see them. */
function ask(sql: string, ...parameters: unknown[]): { [column: string]: unknown }[] {
  const database = openDatabase(archive);
  try {
    return database
      .prepare(sql)
      .all(parameters)
      .map((row) => ({ ...(row as object) }));
  } finally {
    database.close();
  }
}

describe('adding a report', () => {
  test('the sample is a sound record', () => {
    expect(faultsOf(sampleRecord())).toEqual([]);
  });

  test('gives the same record back', async () => {
    expect(await store.add(sampleRecord())).toEqual({ id: 'sample', outcome: 'added' });
    expect(await store.record('sample')).toEqual(sampleRecord());
    expect(await store.record('nobody')).toBeNull();
  });

  test('spreads its entries over plain tables, each with its words', async () => {
    const record = sampleRecord();
    await store.add(record);
    for (const table of ENTRY_TABLES) {
      if (table === 'participants') continue;
      expect(ask(`select count(*) as n from ${table}`), table).toEqual([
        { n: record[table].length },
      ]);
      for (const row of ask(
        `select start, "end", words from ${table} where words not like '% … %'`,
      )) {
        if (row.start === null) continue;
        expect(row.words).toBe(SAMPLE_TEXT.slice(row.start as number, row.end as number));
      }
    }
    expect(ask(`select speaker, cue, kind from statements where id = 's1'`)).toEqual([
      { speaker: 'France; Germany', cue: 'said', kind: 'indirect' },
    ]);
    expect(ask(`select actor, recipient, place, date from events where id = 'e6'`)).toEqual([
      { actor: 'Russia', recipient: 'villages', place: 'Mariupol', date: '2015-10-01' },
    ]);
    expect(ask(`select kind, actor, condition from commitments where id = 'c2'`)).toEqual([
      {
        kind: 'threat',
        actor: 'Petro Poroshenko',
        condition: 'if a single monitor is turned back',
      },
    ]);
    expect(
      ask(`select role, name, country from participants where entry_id = 'e1' order by nr`),
    ).toEqual([
      { role: 'actor', name: 'Ukraine', country: 'UKR' },
      { role: 'actor', name: 'Russia', country: 'RUS' },
    ]);
  });

  test('a second time adds nothing', async () => {
    await store.add(sampleRecord());
    const before = await store.counts();
    expect(await store.add(sampleRecord())).toEqual({ id: 'sample', outcome: 'known' });
    expect(await store.counts()).toEqual(before);
    expect(ask('select count(*) as n from readings')).toEqual([{ n: 1 }]);
  });

  test('by a newer engine takes the place of the reading before, which is kept', async () => {
    await store.add(sampleRecord());
    const newer = { ...sampleRecord({}, '0.2.0'), events: [] };
    expect((await store.add(newer)).outcome).toBe('reread');
    expect((await store.record('sample'))?.events).toEqual([]);
    expect(await store.counts()).toMatchObject({ reports: 1, events: 0, statements: 9 });
    expect(ask('select engine, current from readings order by nr')).toEqual([
      { engine: 'chancery 0.1.0, tree tree@1', current: 0 },
      { engine: 'chancery 0.2.0, tree tree@1', current: 1 },
    ]);
  });

  test('learns a date that was missing, and never loses one', async () => {
    await store.add(sampleRecord({ published: null }));
    expect((await store.add(sampleRecord({ outlet: null }))).outcome).toBe('reread');
    expect((await store.record('sample'))?.report).toMatchObject({
      published: '2015-10-02',
      outlet: 'The Harbour Courier',
    });
    expect((await store.add(sampleRecord({ published: null }))).outcome).toBe('known');
    expect((await store.record('sample'))?.report.published).toBe('2015-10-02');
  });

  test('says beforehand what is known, and with which facts to read', async () => {
    const { report, engine } = sampleRecord();
    expect(await store.known(report, engineName(engine))).toMatchObject({ done: false });
    await store.add(sampleRecord());
    expect(await store.known({ ...report, outlet: null }, engineName(engine))).toMatchObject({
      done: true,
      facts: { outlet: 'The Harbour Courier' },
    });
    expect((await store.known(report, 'chancery 9.9.9')).done).toBe(false);
  });

  test('two texts under one id are two reports', async () => {
    await store.add(bareRecord('The first text.', { id: '1' }));
    const second = await store.add(bareRecord('Another text.', { id: '1' }));
    expect(second.outcome).toBe('added');
    expect(second.id).toMatch(/^1-[0-9a-f]{8}$/);
    expect((await store.record(second.id))?.report).toMatchObject({
      id: second.id,
      text: 'Another text.',
    });
    expect(await store.add(bareRecord('Another text.', { id: '1' }))).toEqual({
      ...second,
      outcome: 'known',
    });
  });

  test('the same text under another id is the same report, unless the facts say otherwise', async () => {
    const text = 'One text.';
    await store.add(bareRecord(text, { id: 'a' }));
    expect(await store.add(bareRecord(text, { id: 'b' }))).toEqual({ id: 'a', outcome: 'known' });
    expect(await store.add(bareRecord(text, { id: 'c', outlet: 'Gazette' }))).toEqual({
      id: 'a',
      outcome: 'reread',
    });
    expect(await store.add(bareRecord(text, { id: 'd', outlet: 'Courier' }))).toEqual({
      id: 'd',
      outcome: 'added',
    });
    expect((await store.counts()).reports).toBe(2);
  });

  test('offsets count UTF-16 code units, past astral characters too', async () => {
    const text = '🇺🇦🕊️ Kyiv — “Łódź 𝔾 naïve,” said Zoë.';
    const start = text.indexOf('“Łódź');
    const record = {
      ...bareRecord(text, { id: 'astral' }),
      statements: [
        {
          ...sampleRecord().statements[5],
          speakers: [],
          source: null,
          cue: null,
          content: [{ start, end: text.indexOf(' said') }],
        },
      ],
    };
    await store.add(record);
    const [row] = ask('select start, "end", words from statements');
    expect(row.words).toBe('“Łódź 𝔾 naïve,”');
    expect(text.slice(row.start as number, row.end as number)).toBe(row.words);
    expect(ask('select text from reports')).toEqual([{ text }]);
  });

  test('a failure half-way leaves nothing of the report', async () => {
    const broken = sampleRecord();
    // The last table to be filled refuses this row: a score may not be missing.
    broken.times = [{ ...broken.times[0], score: null as never }];
    await expect(store.add(broken)).rejects.toThrow();
    expect(await store.counts()).toMatchObject({ reports: 0, statements: 0, events: 0 });
    expect(ask('select count(*) as n from participants')).toEqual([{ n: 0 }]);
    expect((await store.add(sampleRecord())).outcome).toBe('added');
  });

  test('a process killed while it adds leaves whole reports only', async () => {
    const script = join(folder, 'adder.mjs');
    const from = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
    writeFileSync(
      script,
      `
      import { openStore } from ${from('./open.ts')};
      import { sampleRecord } from ${from('../../test/sample/sample-record.ts')};
      const store = await openStore(${JSON.stringify(archive)});
      for (let i = 0; ; i++) { await store.add(sampleRecord({ id: 'r' + i, outlet: 'Outlet ' + i })); process.send(i); }
    `,
    );
    const child = fork(script, { execArgv: ['--import', 'tsx'], stdio: 'inherit' });
    const last = await new Promise<number>((resolve) => {
      child.on('message', (i: number) => {
        if (i === 20) child.kill('SIGKILL');
      });
      let seen = -1;
      child.on('message', (i: number) => {
        seen = i;
      });
      child.on('exit', () => resolve(seen));
    });
    const { reports, statements, events, problems } = await store.counts();
    expect(reports).toBeGreaterThan(last);
    expect([statements, events, problems]).toEqual([reports * 9, reports * 9, reports * 2]);
  });
});

describe('finding reports', () => {
  const add = (id: string, text: string, published: string | null, outlet = 'A') =>
    store.add(bareRecord(text, { id, published, outlet, title: `Report ${id}` }));

  test('newest first, undated last, page by page', async () => {
    for (let day = 1; day <= 7; day++) await add(`d${day}`, `Text ${day}.`, `2015-11-0${day}`);
    await add('none', 'No date.', null);
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.list({ limit: 3, cursor });
      expect(page.total).toBe(8);
      ids.push(...page.reports.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(ids).toEqual(['d7', 'd6', 'd5', 'd4', 'd3', 'd2', 'd1', 'none']);
  });

  test('by words: stemmed, accents folded, the last one unfinished', async () => {
    await add('zagreb', 'The envoys met in Zagreb.', '2015-11-01');
    await add('sao', 'Delegates left São Paulo without a deal.', '2015-11-02');
    const found = async (words: string) =>
      (await store.list({ limit: 10, words })).reports.map(({ id }) => id);
    expect(await found('meeting envoy')).toEqual([]);
    expect(await found('envoy zagreb')).toEqual(['zagreb']);
    expect(await found('sao paulo deals')).toEqual(['sao']);
    expect(await found('Zagr')).toEqual(['zagreb']);
    expect(await found('"left São Paulo"')).toEqual(['sao']);
    expect(await found('"Paulo left"')).toEqual([]);
    expect(await found('')).toHaveLength(2);
  });

  test('marks what was found in an extract', async () => {
    await add('zagreb', 'A long day. The envoys met in Zagreb.', '2015-11-01');
    const { reports } = await store.list({ limit: 5, words: 'zagreb' });
    expect(reports[0].extract.filter(({ found }) => found)).toEqual([
      { text: 'Zagreb', found: true },
    ]);
    expect(reports[0].extract.map(({ text }) => text).join('')).toBe(
      'A long day. The envoys met in Zagreb.',
    );
  });

  test('takes no operator from what is typed', async () => {
    await add('plain', 'Nothing to see.', '2015-11-01');
    for (const words of [
      '"',
      '" OR "',
      'see NOT',
      'text:see',
      'a* NEAR(b',
      '(',
      '^see',
      '-',
      '* *',
      "'; drop table reports;--",
    ]) {
      await expect(store.list({ limit: 5, words }), words).resolves.toBeDefined();
    }
    expect((await store.counts()).reports).toBe(1);
  });

  test('search follows a report that is read again', async () => {
    await store.add(sampleRecord({ title: null }));
    await store.add(sampleRecord());
    expect((await store.list({ limit: 5, words: 'ceasefire' })).total).toBe(1);
    expect(
      ask(`select count(*) as n from statements_search where statements_search match 'midnight'`),
    ).toEqual([{ n: 1 }]);
    // Throws where an index and its table disagree (FTS5, section 6.4).
    for (const table of ['reports', 'statements']) {
      ask(`insert into ${table}_search (${table}_search) values ('integrity-check') returning 1`);
    }
  });

  test('counts each report’s entries', async () => {
    await store.add(sampleRecord());
    const { reports } = await store.list({ limit: 5 });
    expect(reports[0].counts).toEqual({
      statements: 9,
      events: 9,
      commitments: 8,
      stances: 1,
      figures: 3,
      problems: 2,
    });
    expect(reports[0].extract[0].text).toMatch(/^PARIS, 2 October — France and Germany/);
  });

  test('refuses a cursor it never gave out', async () => {
    await expect(store.list({ limit: 5, cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'cursor-wrong',
    });
  });
});

describe('opening', () => {
  test('an archive again finds all that was in it', async () => {
    await store.add(sampleRecord());
    await store.close();
    store = await openStore(archive);
    expect(await store.record('sample')).toEqual(sampleRecord());
  });

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
    await expect(openStore('postgres://host/db')).rejects.toMatchObject({
      code: 'archive-unreachable',
    });
  });

  test('an archive of a later version is refused', async () => {
    ask(
      `insert into kysely_migration (name, timestamp) values ('999-later', '2099') returning name`,
    );
    await expect(openStore(archive)).rejects.toMatchObject({ code: 'archive-newer' });
  });

  test('the same new archive from several sides at once works', async () => {
    const shared = join(folder, 'shared.db');
    const stores = await Promise.all([1, 2, 3].map(() => openStore(shared)));
    for (const one of stores) await one.add(sampleRecord());
    expect((await stores[0].counts()).reports).toBe(1);
    for (const one of stores) await one.close();
  });
});

test('every table and column stands in docs/archive.md', () => {
  const manual = readFileSync(new URL('../../docs/archive.md', import.meta.url), 'utf8');
  const tables = ask(
    `select name from sqlite_master where type = 'table' and name not like '%search%' and name not like 'kysely%' and name not like 'sqlite%'`,
  );
  expect(tables.length).toBe(ENTRY_TABLES.length + 2);
  const common = manual.slice(0, manual.indexOf('\n## '));
  for (const { name } of tables) {
    const [, section] = manual.split(`\n## ${name}\n`);
    expect(section, `${name} has no section`).toBeDefined();
    const told = `${common}${section.split('\n## ')[0]}`;
    for (const column of ask(`select name from pragma_table_info('${name}')`)) {
      expect(told, `${name}.${column.name}`).toContain(`\`${column.name}\``);
    }
  }
});
